using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;
using EventPatterns.Simulator.Services.EventBridge.Buses;

namespace EventPatterns.Simulator.Services.EventBridge;

/// <summary>
/// What EventBridge asks of IAM (the service authorization reference, "Actions, resources, and condition keys for Amazon
/// EventBridge").
/// </summary>
internal static class EventBridgePermissions
{
    public static IEnumerable<Permission> Of(AwsCall call) => call.Action switch
    {
        "PutEvents" => call.Request["Entries"] is JsonList entries ? entries.Select(e => Put(call, e)).DistinctBy(Key) : [],
        EventBridgeService.Forward => [Put(call, call.Request)],
        ApiDestinationInvoker.Action => [new Permission(call.Name, call.Request.TextOf("ApiDestinationArn")!)],
        _ => [new Permission(call.Name, Resource(call))],
    };

    private static Permission Put(AwsCall call, Json entry)
    {
        var happened = entry["Event"];
        var context = new Dictionary<string, IReadOnlyList<string>>
        {
            ["events:source"] = [happened?.TextOf("source") ?? entry.TextOf("Source") ?? ""],
            ["events:detail-type"] = [happened?.TextOf("detail-type") ?? entry.TextOf("DetailType") ?? ""],
        };
        return new Permission("events:PutEvents", BusRegistry.Arn(entry.TextOf("EventBusName"), call.Place)) { Context = context };
    }

    private static string Key(Permission permission) =>
        $"{permission.Resource}\n{permission.Context!["events:source"][0]}\n{permission.Context["events:detail-type"][0]}";

    private static string Resource(AwsCall call)
    {
        var request = call.Request;
        string Own(string kind, string? name) => name is null ? "*" : call.Place.Arn("events", $"{kind}/{name}");
        if (call.Action.EndsWith("Replay", StringComparison.Ordinal))
            return call.Action == "StartReplay" ? request.TextOf("EventSourceArn") ?? "*" : Own("replay", request.TextOf("ReplayName"));
        if (call.Action.EndsWith("Archive", StringComparison.Ordinal)) return Own("archive", request.TextOf("ArchiveName"));
        // A connection's and an API destination's ARN end in an id, which policies leave out: the attribute ArnForPolicy of
        // TemplateReference/aws-resource-events-connection.html.
        if (call.Action.EndsWith("Connection", StringComparison.Ordinal)) return Own("connection", request.TextOf("Name"));
        if (call.Action.EndsWith("ApiDestination", StringComparison.Ordinal)) return Own("api-destination", request.TextOf("Name"));
        if (call.Action.EndsWith("EventBus", StringComparison.Ordinal)) return BusRegistry.Arn(request.TextOf("Name"), call.Place);
        if (call.Action.EndsWith("Permission", StringComparison.Ordinal)) return BusRegistry.Arn(request.TextOf("EventBusName"), call.Place);
        if ((request.TextOf("Rule") ?? (call.Action.EndsWith("Rule", StringComparison.Ordinal) ? request.TextOf("Name") : null)) is { } rule)
            return Rules.RuleBook.Arn(call.Place, request.TextOf("EventBusName"), rule);
        return "*";
    }
}
