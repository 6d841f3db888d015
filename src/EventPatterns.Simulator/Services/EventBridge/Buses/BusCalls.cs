using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Simulator.Services.EventBridge.Buses;

/// <summary>PutEvents, the forward from bus to bus, and the calls about buses.</summary>
internal sealed class BusCalls(World world, BusRegistry registry, EventRouter router)
{
    /// <summary>An account and region, the default bus among them (UG/eb-quota.html).</summary>
    private const int MostBuses = 100;

    public IEnumerable<(string Name, Func<AwsCall, Answer> Action)> Actions =>
    [
        ("PutEvents", PutEvents),
        (EventBridgeService.Forward, ForwardEvent),
        ("CreateEventBus", Create),
        ("DescribeEventBus", Describe),
        ("DeleteEventBus", Delete),
        ("ListEventBuses", List),
        ("TestEventPattern", call => EventPatternTest.Run(call.Request.TextOf("EventPattern") ?? "", call.Request.TextOf("Event") ?? "")),
    ];

    private Answer PutEvents(AwsCall call)
    {
        var entries = call.Request["Entries"] as JsonList ?? JsonList.Empty;
        if (PutEventsCall.Refuse(entries) is { } refused) return refused;
        var results = entries.Select(entry => Put(call, entry)).ToList();
        return Answer.Of(JsonMap.Of(
            ("FailedEntryCount", results.Count(r => r["ErrorCode"] is not null)),
            ("Entries", JsonList.Of(results))));
    }

    private JsonMap Put(AwsCall call, Json entry)
    {
        if (PutEventsCall.Read(entry, out var detail) is { } error)
            return JsonMap.Of(("ErrorCode", error.Code), ("ErrorMessage", error.Message));

        var id = world.Random.NextUuid();
        if (!registry.TryFind(entry.TextOf("EventBusName"), call.Place, out var bus))
        {
            // AWS accepts an event for a bus that does not exist, and drops it.
            call.Cause!.Note = $"Dropped without a word: {BusRegistry.Missing(entry.TextOf("EventBusName")).Message}";
            return JsonMap.Of(("EventId", id));
        }
        router.Receive(bus, new BusEvent
        {
            Id = id,
            Source = entry.TextOf("Source")!,
            DetailType = entry.TextOf("DetailType")!,
            Detail = detail,
            Resources = entry["Resources"] as JsonList ?? JsonList.Empty,
            Time = AwsTime.ToSecond(AwsTime.Read(entry["Time"]) ?? world.Loop.Now),
            Place = call.By.Place,
            Cause = call.Cause!,
        });
        return JsonMap.Of(("EventId", id));
    }

    private Answer ForwardEvent(AwsCall call)
    {
        var name = call.Request.TextOf("EventBusName");
        if (!registry.TryFind(name, call.Place, out var bus)) return BusRegistry.Missing(name);
        var sent = call.Request["Event"]!;
        router.Receive(bus, new BusEvent
        {
            Id = world.Random.NextUuid(),
            Source = sent.TextOf("source")!,
            DetailType = sent.TextOf("detail-type")!,
            Detail = sent["detail"]!,
            Resources = sent["resources"] as JsonList ?? JsonList.Empty,
            Time = AwsTime.Read(sent["time"])!.Value,
            Place = new Place(sent.TextOf("account")!, sent.TextOf("region")!),
            ReplayName = sent.TextOf("replay-name"),
            Forwarded = true,
            Cause = call.Cause!,
        });
        return Answer.Empty;
    }

    private Answer Create(AwsCall call)
    {
        var name = call.Request.TextOf("Name")!;
        if (registry.TryFind(name, call.Place, out _))
            return Answer.Fail("ResourceAlreadyExistsException", $"Event bus {name} already exists.");
        if (registry.All.Count(b => b.Place == call.Place && b.Name != BusRegistry.Default) >= MostBuses - 1) return EventBridgeErrors.TooMany;
        var bus = registry.Create(name, call.Place, call.Request.TextOf("Description"), world.Loop.Now);
        return Answer.Of(new JsonMapBuilder().Set("EventBusArn", bus.Arn).SetIf("Description", call.Request["Description"]).Build());
    }

    private Answer Describe(AwsCall call)
    {
        var name = call.Request.TextOf("Name");
        return registry.TryFind(name, call.Place, out var bus) ? Answer.Of(Description(bus)) : BusRegistry.Missing(name);
    }

    private Answer Delete(AwsCall call)
    {
        var name = call.Request.TextOf("Name");
        if (name == BusRegistry.Default) return Answer.Fail("ValidationException", "Cannot delete event bus default.");
        if (!registry.TryFind(name, call.Place, out var bus)) return Answer.Empty;
        registry.Remove(bus);
        world.Policies.Replace(bus.Arn, null);
        return Answer.Empty;
    }

    private Answer List(AwsCall call) => Page.Of(call, "EventBuses",
        from bus in registry.All
        where bus.Place == call.Place && bus.Name.StartsWith(call.Request.TextOf("NamePrefix") ?? "", StringComparison.Ordinal)
        select Description(bus));

    private static JsonMap Description(EventBus bus) => new JsonMapBuilder()
        .Set("Arn", bus.Arn)
        .Set("CreationTime", AwsTime.Iso(bus.CreatedAt))
        .SetIf("Description", bus.Description is null ? null : (Json)bus.Description)
        .Set("LastModifiedTime", AwsTime.Iso(bus.ModifiedAt))
        .Set("Name", bus.Name)
        .SetIf("Policy", bus.Policy?.ToString() is { } policy ? (Json)policy : null)
        .Build();
}
