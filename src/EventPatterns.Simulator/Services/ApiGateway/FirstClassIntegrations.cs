using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.ApiGateway;

/// <summary>
/// The services an HTTP API calls without anything between (http-api-develop-integrations-aws-services-reference.html).
/// </summary>
internal static class FirstClassIntegrations
{
    /// <summary>The call that a subtype stands for, with the parameters that the mapping made; null where unknown.</summary>
    public static (string Service, string Action, JsonMap Request)? Call(string subtype, JsonMap parameters) => subtype switch
    {
        "EventBridge-PutEvents" => ("events", "PutEvents", JsonMap.Of(("Entries", JsonList.Of(Entry(parameters))))),
        "SQS-SendMessage" => ("sqs", "SendMessage", parameters),
        "Kinesis-PutRecord" => ("kinesis", "PutRecord", parameters),
        "StepFunctions-StartExecution" => ("states", "StartExecution", CamelCase(parameters)),
        "StepFunctions-StartSyncExecution" => ("states", "StartSyncExecution", CamelCase(parameters)),
        "StepFunctions-StopExecution" => ("states", "StopExecution", CamelCase(parameters)),
        _ => null,
    };

    private static JsonMap Entry(JsonMap parameters)
    {
        var entry = parameters;
        if (parameters.TextOf("Resources") is { } list && Json.TryParse(list, out var resources)) entry = entry.With("Resources", resources);
        return entry.Without("Region").Without("TraceHeader");
    }

    private static JsonMap CamelCase(JsonMap parameters)
    {
        var request = new JsonMapBuilder();
        foreach (var (name, value) in parameters.Without("Region")) request.Set(char.ToLowerInvariant(name[0]) + name[1..], value);
        return request.Build();
    }
}
