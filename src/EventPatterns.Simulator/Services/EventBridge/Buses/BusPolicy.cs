using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.EventBridge.Buses;

/// <summary>The policy of a bus as PutPermission writes it (API_PutPermission): a document whose statements are known by their Sid.</summary>
internal static partial class BusPolicy
{
    /// <summary>UG/eb-quota.html: the characters of a bus's policy.</summary>
    private const int Longest = 10_240;

    /// <summary>The policy with the statement, in place of the one of the same Sid.</summary>
    public static JsonMap With(JsonMap? policy, Json statement)
    {
        var sid = statement.TextOf("Sid");
        return Document(Statements(policy).Where(other => sid is null || other.TextOf("Sid") != sid).Append(statement));
    }

    /// <summary>The policy without the statement, null where none is left of it; false where it has no such statement.</summary>
    public static bool TryWithout(JsonMap? policy, string sid, out JsonMap? rest)
    {
        var statements = Statements(policy).ToList();
        var others = statements.Where(other => other.TextOf("Sid") != sid).ToList();
        rest = others.Count == 0 ? null : Document(others);
        return others.Count < statements.Count;
    }

    /// <summary>The statement that Action, Principal, StatementId and Condition stand for.</summary>
    public static JsonMap Statement(Json request, string busArn)
    {
        var principal = request.TextOf("Principal")!;
        var condition = request["Condition"];
        return new JsonMapBuilder()
            .Set("Sid", request["StatementId"]!)
            .Set("Effect", "Allow")
            .Set("Principal", principal == "*" ? "*" : JsonMap.Of(("AWS", $"arn:aws:iam::{principal}:root")))
            .Set("Action", request["Action"]!)
            .Set("Resource", busArn)
            .SetIf("Condition", condition is null ? null : JsonMap.Of((condition.TextOf("Type")!, JsonMap.Of((condition.TextOf("Key")!, condition["Value"]!)))))
            .Build();
    }

    /// <summary>Why the bus can't carry the policy, or null: it is too long, or about another bus.</summary>
    public static AwsError? Refuse(JsonMap policy, EventBus bus)
    {
        if (policy.ToString().Length > Longest)
            return new AwsError("PolicyLengthExceededException", $"The policy of event bus {bus.Name} is longer than {Longest} characters.");
        foreach (var resource in Statements(policy).SelectMany(s => s["Resource"] as IEnumerable<Json> ?? [s["Resource"] ?? Json.Null]).OfType<JsonString>())
        {
            // As AWS words it: hashicorp/terraform-provider-aws#27976, aws/aws-cdk#14371.
            if (BusArn().Match(resource.Value) is { Success: true } other && other.Groups["name"].Value != bus.Name)
                return EventBridgeErrors.Validation($"The relative-id \"event-bus/{other.Groups["name"].Value}\" is invalid for ARN \"{resource.Value}\"");
        }
        return null;
    }

    private static IEnumerable<Json> Statements(JsonMap? policy) => policy?["Statement"] switch
    {
        JsonMap one => [one],
        JsonList several => several,
        _ => [],
    };

    private static JsonMap Document(IEnumerable<Json> statements) => JsonMap.Of(("Version", "2012-10-17"), ("Statement", JsonList.Of(statements)));

    [GeneratedRegex(@"^arn:[^:]*:events:[^:]*:[^:]*:event-bus/(?<name>[^*?/]+)$")]
    private static partial Regex BusArn();
}
