using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Integrations;

/// <summary>An integration that Step Functions tailors to one service: what it makes of the parameters and of the answer.</summary>
/// <param name="Service">The IAM prefix.</param>
/// <param name="Action">The API's action.</param>
/// <param name="Request">The parameters as the API wants them.</param>
internal sealed record OptimizedIntegration(string Service, string Action, Func<JsonMap, ExecutionNames, JsonMap> Request)
{
    /// <summary>The integration of a resource such as <c>events:putEvents</c>, or null where there is none.</summary>
    public static OptimizedIntegration? Find(string service, string action) => All.GetValueOrDefault($"{service}:{action}");

    private static readonly Dictionary<string, OptimizedIntegration> All = new(StringComparer.Ordinal)
    {
        // SFN/connect-ddb.html: these four, and request-response only (fact 26)
        ["dynamodb:getItem"] = AsIs("dynamodb", "GetItem"),
        ["dynamodb:putItem"] = AsIs("dynamodb", "PutItem"),
        ["dynamodb:updateItem"] = AsIs("dynamodb", "UpdateItem"),
        ["dynamodb:deleteItem"] = AsIs("dynamodb", "DeleteItem"),
        ["sqs:sendMessage"] = new("sqs", "SendMessage", (p, _) => AsText(p, "MessageBody")),
        ["sns:publish"] = new("sns", "Publish", (p, _) => AsText(p, "Message")),
        ["lambda:invoke"] = AsIs("lambda", "Invoke"),
        ["events:putEvents"] = new("events", "PutEvents", PutEvents),
        ["states:startExecution"] = new("states", "StartExecution", (p, _) => SdkShape.CamelCase(AsText(p, "Input"))),
    };

    private static OptimizedIntegration AsIs(string service, string action) => new(service, action, (p, _) => p);

    private static JsonMap AsText(JsonMap parameters, string member) => parameters[member] is { } value and not JsonString
        ? parameters.With(member, JsonString.Of(value))
        : parameters;

    /// <summary>Details may be objects; the execution and its machine are added to the resources (fact 21).</summary>
    private static JsonMap PutEvents(JsonMap parameters, ExecutionNames names) =>
        parameters["Entries"] is not JsonList entries ? parameters : parameters.With("Entries", JsonList.Of(entries.Select(entry =>
        {
            if (entry is not JsonMap map) return entry;
            var own = map["Resources"] as JsonList ?? JsonList.Empty;
            return AsText(map, "Detail").With("Resources", JsonList.Of(own.Append(names.ExecutionArn).Append(names.StateMachineArn)));
        })));
}

/// <summary>The ARNs of a running execution.</summary>
internal sealed record ExecutionNames(string ExecutionArn, string StateMachineArn);
