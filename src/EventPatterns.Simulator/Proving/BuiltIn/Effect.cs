using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Proving.BuiltIn;

/// <summary>What a call changed outside of its workflow.</summary>
/// <param name="Mark">What the receiver can recognise a repetition by; null where it can't.</param>
internal sealed record Effect(string? Mark)
{
    private static readonly string[] Increments = ["ADD ", "add ", "+", "-", "list_append"];

    /// <summary>The effect of a call that succeeded, or null where it has none.</summary>
    public static Effect? Of(Moment call, CloudAssembly assembly)
    {
        var request = call.Request ?? JsonMap.Empty;
        return call.What switch
        {
            "dynamodb:PutItem" => new(Written(request, request["Item"], assembly)),
            "dynamodb:UpdateItem" => new(Adds(request) ? Condition(request) : Written(request, request["Key"], assembly)),
            "dynamodb:TransactWriteItems" => new(OfTransaction(request)),
            "events:PutEvents" => new(Marks(request["Entries"], entry => EventIdentity.OfDetail(entry["Detail"] ?? Json.Null))),
            "states:InvokeHTTPEndpoint" => OfHttp(request["parameters"] ?? JsonMap.Empty),
            "states:StartExecution" or "states:StartSyncExecution" => new(request.TextOf("name")),
            "sqs:SendMessage" => new(request.TextOf("MessageDeduplicationId") ?? EventIdentity.Of(request["MessageBody"])),
            "sns:Publish" => new(request.TextOf("MessageDeduplicationId") ?? EventIdentity.Of(request["Message"])),
            "lambda:Invoke" => new(EventIdentity.Of(request["Payload"])),
            _ => null,
        };
    }

    private static Effect? OfHttp(Json parameters) => parameters.TextOf("Method") is "GET" or "HEAD" or "OPTIONS" ? null
        : new(parameters["Headers"] is JsonMap headers ? headers.Where(IsKey).Select(header => header.Value.ToString()).SingleOrDefault() : null);

    private static bool IsKey(KeyValuePair<string, Json> header) => header.Key.Equals("Idempotency-Key", StringComparison.OrdinalIgnoreCase);

    /// <summary>One condition that a repetition fails on cancels the whole transaction.</summary>
    private static string? OfTransaction(Json request)
    {
        var actions = request["TransactItems"] is JsonList items ? items.OfType<JsonMap>().SelectMany(item => item).Select(member => member.Value).ToList() : [];
        return actions.Select(Condition).FirstOrDefault(condition => condition is not null)
            ?? (actions.Any(Adds) ? request.TextOf("ClientRequestToken") : "");
    }

    private static bool Adds(Json update) => update.TextOf("UpdateExpression") is { } expression
        && Increments.Any(i => expression.Contains(i, StringComparison.Ordinal));

    /// <summary>A condition guards the write: a repetition fails on it, or its author let it pass.</summary>
    private static string? Condition(Json request) => request.TextOf("ConditionExpression");

    /// <summary>Writing one item a second time leaves one item: the key is the mark.</summary>
    private static string? Written(Json request, Json? holder, CloudAssembly assembly)
    {
        if (Condition(request) is { } condition) return condition;
        var tables = assembly.Find(request.TextOf("TableName") ?? "", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable");
        return tables is not [var table] ? null : Marks(table.Properties["KeySchema"], key => holder?[key.TextOf("AttributeName") ?? ""]?.ToString());
    }

    private static string? Marks(Json? list, Func<Json, string?> mark)
    {
        var marks = (list as JsonList)?.Select(mark).ToList();
        return marks is null || marks.Contains(null) ? null : string.Join('+', marks);
    }
}
