using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Facts;

public sealed class ScheduledRuleTests
{
    [Fact]
    public void Rate_Fires_WithScheduledEvents()
    {
        var shop = Cloud.Of(Cloud.Queue("Ticks"), Cloud.Queue("Others"), Scheduled("rate(5 minutes)"),
            Cloud.Rule("Others1", Cloud.To("Others"), "\"default\"", """{ "source": ["aws.events"] }"""));

        shop.Run(TimeSpan.FromMinutes(16));

        Assert.Equal(3, shop.Queue("Ticks").Depth);
        var tick = shop.Bodies("Ticks")[0];
        Assert.Equal(("Scheduled Event", "aws.events", "2026-01-01T00:05:00Z"), (tick.TextOf("detail-type"), tick.TextOf("source"), tick.TextOf("time")));
        Assert.Equal("""["arn:aws:events:us-east-1:111111111111:rule/tick"]""", tick["resources"]!.ToString());
        Assert.Equal("{}", tick["detail"]!.ToString());
        Assert.Equal(0, shop.Queue("Others").Depth);
    }

    [Fact]
    public void Cron_Fires_WithinItsMinute()
    {
        var shop = Cloud.Of(Cloud.Queue("Ticks"), Scheduled("cron(30 12 * * ? *)", """{"job":"nightly"}"""));

        shop.Run(TimeSpan.FromHours(12.5));
        Assert.Equal(0, shop.Queue("Ticks").Depth);
        shop.Run(TimeSpan.FromMinutes(1.1));

        Assert.Equal("""{"job":"nightly"}""", shop.Bodies("Ticks").Single().ToString());
    }

    [Fact]
    public void Schedule_Alone_KeepsNothingRunning()
    {
        var shop = Cloud.Of(Cloud.Queue("Ticks"), Scheduled("rate(1 minute)"));

        shop.RunUntilIdle();

        Assert.Equal(shop.Start, shop.Now);
    }

    [Theory]
    [InlineData("DisableRule")]
    [InlineData("DeleteRule")]
    public void Schedule_OfARuleTurnedOff_IsSilent(string action)
    {
        var shop = Cloud.Of(Cloud.Queue("Ticks"), Scheduled("rate(1 minute)"));
        shop.Run(TimeSpan.FromMinutes(2.5));
        var before = shop.Queue("Ticks").Depth;
        if (action == "DeleteRule") shop.Ask("events", "RemoveTargets", """{ "Rule": "tick", "Ids": ["Ticks"] }""");
        shop.Ask("events", action, """{ "Name": "tick" }""");

        shop.Run(TimeSpan.FromMinutes(5));

        Assert.InRange(before, 1, 2);
        Assert.Equal(before, shop.Queue("Ticks").Depth);
    }

    [Fact]
    public void PutRule_Again_ReplacesTheSchedule()
    {
        var shop = Cloud.Of(Cloud.Queue("Ticks"), Scheduled("rate(1 minute)"));

        shop.Ask("events", "PutRule", """{ "Name": "tick", "ScheduleExpression": "rate(1 hour)" }""");
        shop.Run(TimeSpan.FromMinutes(59));

        Assert.Equal(0, shop.Queue("Ticks").Depth);
    }

    [Theory]
    [InlineData("cron(0 1 * * * *)")]
    [InlineData("cron(71 8 1 * ? *)")]
    [InlineData("cron(never)")]
    [InlineData("rate(1 minutes)")]
    [InlineData("rate(10 seconds)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("at(2030-01-01T00:00:00)")]
    public void PutRule_NoSchedule_IsRefused(string expression)
    {
        var error = Cloud.Of(Cloud.Bus).Refused("events", "PutRule", $$"""{ "Name": "r", "ScheduleExpression": "{{expression}}" }""");

        Assert.Equal(("ValidationException", "Parameter ScheduleExpression is not valid."), (error.Code, error.Message));
    }

    [Fact]
    public void PutRule_ScheduleOnACustomBus_IsRefused() => Assert.Equal("ScheduleExpression is supported only on the default event bus.",
        Cloud.Of(Cloud.Bus).Refused("events", "PutRule", """{ "Name": "r", "EventBusName": "shop", "ScheduleExpression": "rate(1 hour)" }""").Message);

    private static string Scheduled(string expression, string? input = null) => $$"""
        "Tick": { "Type": "AWS::Events::Rule", "Properties": { "Name": "tick", "ScheduleExpression": "{{expression}}",
          "Targets": [{{Cloud.To("Ticks", input is null ? "" : $", \"Input\": {(Json)input}")}}] } }
        """;
}
