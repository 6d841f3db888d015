using EventPatterns.Client.Consuming;
using EventPatterns.Events;

namespace EventPatterns.Client.Tests;

public sealed class EventInboxTests : IDisposable
{
    private readonly GuardTable _table = new();
    private readonly InstantTime _time = new();
    private readonly List<string> _handled = [];
    private readonly EventInbox _inbox;
    private readonly string _event;

    public EventInboxTests()
    {
        _inbox = new(_table.Client, "Guards", new() { Time = _time });
        _event = Example.Order(time: _time).ToJson();
    }

    public void Dispose() => _table.Dispose();

    [Fact]
    public async Task HandleAsync_NewEvent_IsHandledAndRemembered()
    {
        Assert.Equal(HandlingOutcome.Handled, await Deliver(Note));

        Assert.Equal(["o-1"], _handled);
        var item = _table.Items["event/event-o-1"];
        Assert.Equal(["forgetAt", "run", "status"], item.Keys.Order());
        Assert.Equal("COMPLETED", item["status"]);
        Assert.Equal(_time.Now.AddDays(30).ToUnixTimeSeconds(), item["forgetAt"]);
    }

    [Fact]
    public async Task HandleAsync_SameEventAgain_IsNotHandledAgain()
    {
        await Deliver(Note);

        Assert.Equal(HandlingOutcome.AlreadyHandled, await Deliver(Note));
        Assert.Equal(["o-1"], _handled);
    }

    [Fact]
    public async Task HandleAsync_WhileAnotherRunHasIt_IsNotHandled()
    {
        var inner = HandlingOutcome.Handled;

        await Deliver(async _ => inner = await Deliver(Note));

        Assert.Equal(HandlingOutcome.InProgressElsewhere, inner);
        Assert.Empty(_handled);
    }

    [Fact]
    public async Task HandleAsync_HandlerThrows_FreesTheEvent()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Deliver(_ => throw new TimeoutException()));

        Assert.Equal(HandlingOutcome.Handled, await Deliver(Note));
        Assert.Equal(["o-1"], _handled);
    }

    [Fact]
    public async Task HandleAsync_ClaimCannotBeGivenBack_TellsBothFailures()
    {
        _table.Fault = (call, reply) => Expression(call).StartsWith("REMOVE", StringComparison.Ordinal) ? AwsReply.Error("AccessDeniedException", "no") : reply;

        var exception = await Assert.ThrowsAsync<AggregateException>(() => Deliver(_ => throw new TimeoutException()));

        Assert.IsType<TimeoutException>(exception.InnerExceptions[0]);
        Assert.StartsWith("Event event-o-1: its handler failed, and then its claim could not be given back.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandleAsync_AnswerToTheClaimLost_IsItsOwnClaimAgain()
    {
        var lost = 1;
        _table.Fault = (_, reply) => lost-- > 0 ? AwsReply.Error("InternalServerError", "lost", 500) : reply;

        Assert.Equal(HandlingOutcome.Handled, await Deliver(Note));
    }

    [Fact]
    public async Task HandleAsync_CancelledOnceHandled_IsRememberedAllTheSame()
    {
        using var cancelled = new CancellationTokenSource();

        await _inbox.HandleAsync<OrderPlaced>(_event, (_, _) => cancelled.CancelAsync(), cancelled.Token);

        Assert.Equal(HandlingOutcome.AlreadyHandled, await Deliver(Note));
    }

    [Fact]
    public async Task HandleAsync_LeaseEndedUnfinished_IsTakenOver()
    {
        _table.Items["event/event-o-1"] = new()
        {
            ["status"] = "IN_PROGRESS",
            ["run"] = "died",
            ["leaseUntil"] = _time.Now.ToUnixTimeSeconds(),
        };

        Assert.Equal(HandlingOutcome.Handled, await Deliver(Note));
    }

    [Fact]
    public async Task HandleAsync_LeaseOutlived_SaysSo()
    {
        var exception = await Assert.ThrowsAsync<LeaseLostException>(() => Deliver(async _ =>
        {
            _time.Now += TimeSpan.FromMinutes(5);
            await Deliver(Note);
        }));

        Assert.Equal("event-o-1", exception.EventId);
        Assert.Equal("COMPLETED", _table.Items["event/event-o-1"]["status"]);
        Assert.Equal(["o-1"], _handled);
    }

    [Fact]
    public async Task HandleAsync_ClaimOfAWorkflow_HasNoLeaseToEnd()
    {
        _table.Items["event/event-o-1"] = new() { ["status"] = "IN_PROGRESS", ["run"] = "arn:aws:states:eu-west-1:123456789012:express:Orders:1" };

        Assert.Equal(HandlingOutcome.InProgressElsewhere, await Deliver(Note));
    }

    [Fact]
    public async Task HandleAsync_ExpiredEvent_IsLeftAlone()
    {
        _time.Now += TimeSpan.FromDays(1);

        Assert.Equal(HandlingOutcome.Expired, await Deliver(Note));
        Assert.Empty(_handled);
        Assert.Empty(_table.Items);
    }

    [Fact]
    public async Task HandleAsync_AnotherEvent_IsRefusedWithItsFaults()
    {
        var exception = await Assert.ThrowsAsync<EventFormatException>(() => _inbox.HandleAsync<OrderPlaced>("{}", (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken));

        Assert.Equal(["$.source", "$.detail-type", "$.detail"], exception.Faults.Select(fault => fault.Path));
    }

    [Fact]
    public async Task ReadAsync_Item_IsPlainJson()
    {
        _table.Items["circuit/loyalty"] = new() { ["state"] = "Open", ["failures"] = 7L };

        var item = await TableItems.ReadAsync(_table.Client, "Guards", new Dictionary<string, string> { ["pk"] = "circuit/loyalty" }, TestContext.Current.CancellationToken);
        var none = await TableItems.ReadAsync(_table.Client, "Guards", new Dictionary<string, string> { ["pk"] = "circuit/other" }, TestContext.Current.CancellationToken);

        Assert.Equal("""{"state":"Open","failures":7}""", item!.ToJsonString());
        Assert.Null(none);
    }

    [Fact]
    public void Options_OutOfBounds_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new InboxOptions { Window = TimeSpan.FromHours(23) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new InboxOptions { Lease = TimeSpan.FromHours(13) });
    }

    private Task<HandlingOutcome> Deliver(Func<EventEnvelope<OrderPlaced>, Task> handle) =>
        _inbox.HandleAsync<OrderPlaced>(_event, (envelope, _) => handle(envelope), TestContext.Current.CancellationToken);

    private static string Expression(AwsCall call) => call.Body.GetProperty("UpdateExpression").GetString()!;

    private Task Note(EventEnvelope<OrderPlaced> envelope)
    {
        _handled.Add(envelope.Data.OrderId);
        return Task.CompletedTask;
    }
}
