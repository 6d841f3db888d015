using EventPatterns.Client.Publishing;

namespace EventPatterns.Client.Tests;

public sealed class EventPublisherTests
{
    private readonly InstantTime _time = new();

    private PublisherOptions Options => new() { Time = _time, Random = new Random(1) };

    [Fact]
    public async Task PublishAsync_OneEvent_IsASignedPutEvents()
    {
        using var aws = new AwsStandIn(TakeAll);
        using var publisher = new EventPublisher("orders", aws.Connection, Options);
        var envelope = Example.Order(time: _time);

        await publisher.PublishAsync(envelope, TestContext.Current.CancellationToken);

        var call = Assert.Single(aws.Calls);
        Assert.Equal("AWSEvents.PutEvents", call.Target);
        Assert.Equal("application/x-amz-json-1.1", call.Headers["Content-Type"]);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/", call.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("/eu-west-1/events/aws4_request", call.Headers["Authorization"], StringComparison.Ordinal);
        var entry = Assert.Single(call.Body.GetProperty("Entries").EnumerateArray());
        Assert.Equal("orders", entry.GetProperty("EventBusName").GetString());
        Assert.Equal("orders.checkout", entry.GetProperty("Source").GetString());
        Assert.Equal("OrderPlaced", entry.GetProperty("DetailType").GetString());
        Assert.Equal(envelope.ToDetailJson(), entry.GetProperty("Detail").GetString());
        Assert.Equal(envelope.Metadata.OccurredAt.ToUnixTimeSeconds(), entry.GetProperty("Time").GetDecimal());
    }

    [Fact]
    public async Task PublishAsync_ManyEvents_GoTenToARequestInOrder()
    {
        using var aws = new AwsStandIn(TakeAll);
        using var publisher = new EventPublisher("orders", aws.Connection, Options);
        var events = Enumerable.Range(0, 23).Select(i => OutgoingEvent.Of(Example.Order($"o-{i}"))).ToList();

        var results = await publisher.PublishAsync(events, TestContext.Current.CancellationToken);

        Assert.Equal([10, 10, 3], aws.Calls.Select(call => call.Body.GetProperty("Entries").GetArrayLength()));
        Assert.Equal(events.Select(e => e.Detail), aws.Calls.SelectMany(Details));
        Assert.Equal(events, results.Select(result => result.Event));
        Assert.All(results, result => Assert.True(result.Published));
    }

    [Fact]
    public async Task PublishAsync_LargeEvents_StayBelowOneMebibyteARequest()
    {
        using var aws = new AwsStandIn(TakeAll);
        using var publisher = new EventPublisher("orders", aws.Connection, Options);
        var half = Batches.MostBytes / 2;

        await publisher.PublishAsync([Example.OfSize(half), Example.OfSize(half), Example.OfSize(half + 1), Example.OfSize(half)], TestContext.Current.CancellationToken);

        Assert.Equal([2, 1, 1], aws.Calls.Select(call => call.Body.GetProperty("Entries").GetArrayLength()));
    }

    [Fact]
    public async Task PublishAsync_EventThatNeverFits_IsReportedAndNotSent()
    {
        using var aws = new AwsStandIn(TakeAll);
        using var publisher = new EventPublisher("orders", aws.Connection, Options);

        var results = await publisher.PublishAsync([Example.OfSize(Batches.MostBytes + 1), Example.OfSize(100)], TestContext.Current.CancellationToken);

        Assert.Equal(PublishError.TooLarge, results[0].Error!.Code);
        Assert.Equal("The event has 1048577 bytes; a request takes 1048576. Put large data elsewhere, and its place into the event.", results[0].Error!.Message);
        Assert.True(results[1].Published);
        Assert.Single(Details(Assert.Single(aws.Calls)));
    }

    [Fact]
    public async Task PublishAsync_EntriesThrottled_OffersThoseAloneAgain()
    {
        var refused = new HashSet<string>();
        using var aws = new AwsStandIn(call => Each(call, detail => detail is "b" or "d" && refused.Add(detail) ? "ThrottlingException" : null));
        using var publisher = new EventPublisher("orders", aws.Connection, Options);
        var events = new[] { "a", "b", "c", "d" }.Select(detail => new OutgoingEvent("a.b", "C", detail)).ToList();

        var results = await publisher.PublishAsync(events, TestContext.Current.CancellationToken);

        Assert.Equal([["a", "b", "c", "d"], ["b", "d"]], aws.Calls.Select(Details));
        Assert.Equal(["id of a", "id of b", "id of c", "id of d"], results.Select(result => result.EventBridgeId));
        Assert.Equal(events, results.Select(result => result.Event));
        Assert.InRange(Assert.Single(_time.Waits), TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task PublishAsync_EntryRefusedForGood_IsNotOfferedAgain()
    {
        using var aws = new AwsStandIn(call => Each(call, detail => detail == "bad" ? "MalformedDetail" : null));
        using var publisher = new EventPublisher("orders", aws.Connection, Options);

        var results = await publisher.PublishAsync([new("a.b", "C", "bad"), new("a.b", "C", "good")], TestContext.Current.CancellationToken);

        Assert.Equal(new PublishError("MalformedDetail", "refused"), results[0].Error);
        Assert.True(results[1].Published);
        Assert.Single(aws.Calls);
    }

    [Fact]
    public async Task PublishAsync_EntryThrottledForEver_GivesUpAndSaysWhy()
    {
        using var aws = new AwsStandIn(call => Each(call, _ => "ThrottlingException"));
        using var publisher = new EventPublisher("orders", aws.Connection, Options with { MaxAttempts = 3 });

        var exception = await Assert.ThrowsAsync<EventNotPublishedException>(() => publisher.PublishAsync(Example.Order(), TestContext.Current.CancellationToken));

        Assert.Equal("OrderPlaced from orders.checkout was not published. ThrottlingException: refused", exception.Message);
        Assert.Equal(3, aws.Calls.Count);
        Assert.Equal(2, _time.Waits.Count);
    }

    [Fact]
    public async Task PublishAsync_ServerErrors_AreRetriedByTheSdk()
    {
        var failures = 2;
        using var aws = new AwsStandIn(call => failures-- > 0 ? AwsReply.Error("InternalException", "not now", 500) : TakeAll(call));
        using var publisher = new EventPublisher("orders", aws.Connection, Options);

        await publisher.PublishAsync(Example.Order(), TestContext.Current.CancellationToken);

        Assert.Equal(3, aws.Calls.Count);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task PublishAsync_RequestRefused_ReportsItForAllThatWereNotSent()
    {
        using var aws = new AwsStandIn(call => Details(call).Contains("10") ? AwsReply.Error("AccessDeniedException", "no events:PutEvents") : TakeAll(call));
        using var publisher = new EventPublisher("orders", aws.Connection, Options);
        var events = Enumerable.Range(0, 25).Select(i => new OutgoingEvent("a.b", "C", $"{i}")).ToList();

        var results = await publisher.PublishAsync(events, TestContext.Current.CancellationToken);

        Assert.All(results.Take(10), result => Assert.True(result.Published));
        Assert.All(results.Skip(10), result => Assert.Equal(new PublishError("AccessDeniedException", "no events:PutEvents"), result.Error));
        Assert.Equal(2, aws.Calls.Count);
    }

    [Fact]
    public void Endpoint_WithoutRegion_SaysWhatIsMissing() =>
        Assert.StartsWith(
            "AwsConnection.Region: expected the region to sign for, since Endpoint is set; found none.",
            Assert.Throws<ArgumentException>(() => new EventPublisher("orders", new() { Endpoint = new("http://localhost:1/") })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Options_OutOfBounds_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PublisherOptions { MaxAttempts = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PublisherOptions { MaxAttempts = 21 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PublisherOptions { BaseDelay = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PublisherOptions { MaxDelay = TimeSpan.Zero });
    }

    private static AwsReply TakeAll(AwsCall call) => Each(call, _ => null);

    private static AwsReply Each(AwsCall call, Func<string, string?> error)
    {
        var entries = Details(call).Select(detail => error(detail) is { } code
            ? new Dictionary<string, string> { ["ErrorCode"] = code, ["ErrorMessage"] = "refused" }
            : new Dictionary<string, string> { ["EventId"] = $"id of {detail}" }).ToList();
        return new(new { FailedEntryCount = entries.Count(entry => entry.ContainsKey("ErrorCode")), Entries = entries });
    }

    private static string[] Details(AwsCall call) => [.. call.Body.GetProperty("Entries").EnumerateArray().Select(entry => entry.GetProperty("Detail").GetString()!)];
}
