using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Buses;

namespace EventPatterns.Simulator.Services.EventBridge.Archives;

/// <summary>The calls about replays (API_StartReplay, API_ReplayDestination, UG/eb-replay-archived-event.html).</summary>
internal sealed class ReplayCalls(World world, BusRegistry registry, ArchiveCalls archives, EventRouter router)
{
    /// <summary>At once, an account and Region (UG/eb-quota.html).</summary>
    private const int MostAtOnce = 10;

    private readonly Dictionary<string, Replay> _replays = new(StringComparer.Ordinal);

    public IEnumerable<(string Name, Func<AwsCall, Answer> Action)> Actions =>
    [
        ("StartReplay", Start),
        ("DescribeReplay", call => Find(call, out var replay, out var missing) ? Answer.Of(Describe(replay)) : missing),
        ("CancelReplay", Cancel),
        ("ListReplays", List),
    ];

    private Answer Start(AwsCall call)
    {
        var request = call.Request;
        var name = request.TextOf("ReplayName") ?? "";
        var source = request.TextOf("EventSourceArn") ?? "";
        var destination = request["Destination"]?.TextOf("Arn");
        if (!registry.TryFind(destination, call.Place, out var bus)) return BusRegistry.Missing(destination);
        if (!archives.TryFind(source, out var archive)) return Invalid("EventSourceArn", $"Archive {Arns.Name(source)} does not exist.");
        if (archive.BusArn != bus.Arn) return Invalid("Destination.Arn", "Cross event bus replay is not permitted.");
        if (AwsTime.Read(request["EventStartTime"]) is not { } from) return Invalid("EventStartTime", "EventStartTime is a required argument.");
        if (AwsTime.Read(request["EventEndTime"]) is not { } to) return Invalid("EventEndTime", "EventEndTime is a required argument.");
        if (from >= to) return Invalid("EventEndTime", "EventStartTime must be before EventEndTime.");
        var arn = call.Place.Arn("events", $"replay/{name}");
        if (_replays.ContainsKey(arn)) return Answer.Fail("ResourceAlreadyExistsException", $"Replay {name} already exists.");
        if (_replays.Values.Count(r => r.Active && Arns.Place(r.Arn) == call.Place) >= MostAtOnce)
            return EventBridgeErrors.TooMany;

        var replay = new Replay
        {
            Name = name,
            Arn = arn,
            Archive = archive,
            BusArn = bus.Arn,
            Description = request.TextOf("Description"),
            FilterArns = request["Destination"]!["FilterArns"] is JsonList filter ? [.. filter.Select(f => ((JsonString)f).Value)] : [],
            From = from,
            To = to,
            StartedAt = world.Loop.Now,
        };
        _replays.Add(arn, replay);
        var run = new ReplayRun(world, bus, replay, call.Cause!, router.Replay);
        world.Loop.Begin(run.Run);
        return Answer.Of(JsonMap.Of(
            ("ReplayArn", arn), ("ReplayStartTime", AwsTime.Iso(replay.StartedAt)), ("State", replay.State.ToString())));
    }

    private Answer Cancel(AwsCall call)
    {
        if (!Find(call, out var replay, out var missing)) return missing;
        if (replay.State is not (ReplayState.STARTING or ReplayState.RUNNING))
            return Answer.Fail("IllegalStatusException", $"Replay {replay.Name} is not in a valid state for this operation.");
        replay.State = ReplayState.CANCELLING;
        return Answer.Of(JsonMap.Of(("ReplayArn", replay.Arn), ("State", replay.State.ToString())));
    }

    private Answer List(AwsCall call) => Page.Of(call, "Replays",
        from replay in _replays.Values
        where Arns.Place(replay.Arn) == call.Place
        where replay.Name.StartsWith(call.Request.TextOf("NamePrefix") ?? "", StringComparison.Ordinal)
        where call.Request.TextOf("EventSourceArn") is not { } source || replay.Archive.Arn == source
        where call.Request.TextOf("State") is not { } state || replay.State.ToString() == state
        select Describe(replay).Without("ReplayArn").Without("Description").Without("Destination"));

    private bool Find(AwsCall call, out Replay replay, out Answer missing)
    {
        var name = call.Request.TextOf("ReplayName");
        var found = _replays.TryGetValue(call.Place.Arn("events", $"replay/{name}"), out var known);
        replay = known!;
        missing = found ? default : Answer.Fail("ResourceNotFoundException", $"Replay {name} does not exist.");
        return found;
    }

    private static Answer Invalid(string parameter, string reason) =>
        Answer.Fail("ValidationException", $"Parameter {parameter} is not valid. Reason: {reason}");

    private static JsonMap Describe(Replay replay)
    {
        var destination = new JsonMapBuilder().Set("Arn", replay.BusArn);
        if (replay.FilterArns.Count > 0) destination.Set("FilterArns", JsonList.Of(replay.FilterArns.Select(f => (Json)f)));
        var description = new JsonMapBuilder()
            .Set("Destination", destination.Build())
            .Set("EventEndTime", AwsTime.Iso(replay.To))
            .Set("EventSourceArn", replay.Archive.Arn)
            .Set("EventStartTime", AwsTime.Iso(replay.From))
            .Set("ReplayArn", replay.Arn)
            .Set("ReplayName", replay.Name)
            .Set("ReplayStartTime", AwsTime.Iso(replay.StartedAt))
            .Set("State", replay.State.ToString());
        if (replay.Description is { } text) description.Set("Description", text);
        if (replay.LastReplayed is { } last) description.Set("EventLastReplayedTime", AwsTime.Iso(last));
        if (replay.EndedAt is { } ended) description.Set("ReplayEndTime", AwsTime.Iso(ended));
        if (replay.Reason is { } reason) description.Set("StateReason", reason);
        return description.Build();
    }
}
