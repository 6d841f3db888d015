using EventPatterns.Client.Replays;

namespace EventPatterns.Client.Tests;

public sealed class EventReplaysTests
{
    private static readonly ReplayRequest Outage = new()
    {
        Name = "outage-1",
        ArchiveArn = "arn:aws:events:eu-west-1:123456789012:archive/held",
        BusArn = "arn:aws:events:eu-west-1:123456789012:event-bus/orders",
        From = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero),
        To = new(2026, 5, 4, 11, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public async Task StartAsync_AllRules_NamesNone()
    {
        using var aws = new AwsStandIn(_ => AwsReply.Empty);
        using var replays = new EventReplays(aws.Connection);

        await replays.StartAsync(Outage, TestContext.Current.CancellationToken);

        var call = Assert.Single(aws.Calls);
        Assert.Equal("AWSEvents.StartReplay", call.Target);
        Assert.Equal(
            """{"ReplayName":"outage-1","EventSourceArn":"arn:aws:events:eu-west-1:123456789012:archive/held","EventStartTime":1777888800,"EventEndTime":1777892400,"Destination":{"Arn":"arn:aws:events:eu-west-1:123456789012:event-bus/orders"}}""",
            call.Body.GetRawText());
    }

    [Fact]
    public async Task StartAsync_SomeRules_NamesThem()
    {
        using var aws = new AwsStandIn(_ => AwsReply.Empty);
        using var replays = new EventReplays(aws.Connection);

        await replays.StartAsync(Outage with { RuleArns = ["arn:rule"] }, TestContext.Current.CancellationToken);

        Assert.Equal("""["arn:rule"]""", Assert.Single(aws.Calls).Body.GetProperty("Destination").GetProperty("FilterArns").GetRawText());
    }

    [Fact]
    public async Task StartAsync_EndBeforeBeginning_IsRefusedBeforeItIsSent()
    {
        using var aws = new AwsStandIn(_ => AwsReply.Empty);
        using var replays = new EventReplays(aws.Connection);

        await Assert.ThrowsAsync<ArgumentException>(() => replays.StartAsync(Outage with { To = Outage.From }, TestContext.Current.CancellationToken));

        Assert.Empty(aws.Calls);
    }

    [Fact]
    public async Task DescribeAsync_RunningReplay_SaysHowFar()
    {
        using var aws = new AwsStandIn(_ => new(new { ReplayName = "outage-1", State = "RUNNING", EventLastReplayedTime = 1777888860.5 }));
        using var replays = new EventReplays(aws.Connection);

        var status = await replays.DescribeAsync("outage-1", TestContext.Current.CancellationToken);

        Assert.Equal(new ReplayStatus("outage-1", ReplayState.Running, null, Outage.From.AddSeconds(60.5)), status);
    }

    [Fact]
    public async Task DescribeAsync_UnknownState_IsNamed()
    {
        using var aws = new AwsStandIn(_ => new(new { State = "PAUSED" }));
        using var replays = new EventReplays(aws.Connection);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => replays.DescribeAsync("outage-1", TestContext.Current.CancellationToken));

        Assert.StartsWith("DescribeReplay answered the state \"PAUSED\"", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelAsync_NamesTheReplay()
    {
        using var aws = new AwsStandIn(_ => AwsReply.Empty);
        using var replays = new EventReplays(aws.Connection);

        await replays.CancelAsync("outage-1", TestContext.Current.CancellationToken);

        Assert.Equal(("AWSEvents.CancelReplay", """{"ReplayName":"outage-1"}"""), (aws.Calls.Single().Target, aws.Calls.Single().Body.GetRawText()));
    }
}
