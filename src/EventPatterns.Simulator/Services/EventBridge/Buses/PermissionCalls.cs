using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.EventBridge.Buses;

/// <summary>PutPermission and RemovePermission: who beside its own account may use a bus.</summary>
internal sealed partial class PermissionCalls(World world, BusRegistry registry)
{
    private const int LongestStatementId = 64;

    public IEnumerable<(string Name, Func<AwsCall, Answer> Action)> Actions => [("PutPermission", Put), ("RemovePermission", Remove)];

    private Answer Put(AwsCall call)
    {
        var request = call.Request;
        if (Malformed(request) is { } malformed) return malformed;
        if (!registry.TryFind(request.TextOf("EventBusName"), call.Place, out var bus)) return BusRegistry.Missing(request.TextOf("EventBusName"));
        if (request.TextOf("Policy") is { } text)
            return Json.TryParse(text, out var given) && given is JsonMap whole ? Replace(bus, whole) : EventBridgeErrors.Validation("The policy is no JSON object.");
        return Incomplete(request) is { } incomplete ? incomplete : Replace(bus, BusPolicy.With(bus.Policy, BusPolicy.Statement(request, bus.Arn)));
    }

    private Answer Remove(AwsCall call)
    {
        var request = call.Request;
        if (Malformed(request) is { } malformed) return malformed;
        if (!registry.TryFind(request.TextOf("EventBusName"), call.Place, out var bus)) return BusRegistry.Missing(request.TextOf("EventBusName"));
        if (request.FlagOf("RemoveAllPermissions"))
        {
            if (bus.Policy is null) return Answer.Fail("ResourceNotFoundException", "EventBus does not have a policy.");
            return Keep(bus, null);
        }
        return BusPolicy.TryWithout(bus.Policy, request.TextOf("StatementId") ?? "", out var rest)
            ? Keep(bus, rest)
            : Answer.Fail("ResourceNotFoundException", "Statement with the provided id does not exist.");
    }

    private Answer Replace(EventBus bus, JsonMap policy) => BusPolicy.Refuse(policy, bus) is { } refused ? refused : Keep(bus, policy);

    private Answer Keep(EventBus bus, JsonMap? policy)
    {
        if (world.Policies.Replace(bus.Arn, policy) is { } wrong) return EventBridgeErrors.Validation(wrong);
        bus.Policy = policy;
        bus.ModifiedAt = world.Loop.Now;
        return Answer.Empty;
    }

    /// <summary>What the API's model refuses (API_PutPermission, API_RemovePermission): a bus goes by its name here, never by its ARN.</summary>
    private static AwsError? Malformed(Json request) =>
        Unlike(request, "EventBusName", BusName(), @"[\.\-_A-Za-z0-9]+")
        ?? Unlike(request, "Principal", Account(), @"(\d{12}|\*)")
        ?? Unlike(request, "StatementId", StatementId(), "[a-zA-Z0-9-_]+")
        ?? (request.TextOf("StatementId") is { Length: > LongestStatementId } id
            ? EventBridgeErrors.Unsatisfied(id, "statementId", $"Member must have length less than or equal to {LongestStatementId}")
            : null);

    private static AwsError? Unlike(Json request, string member, Regex pattern, string spelt) => request.TextOf(member) is { } value && !pattern.IsMatch(value)
        ? EventBridgeErrors.Unsatisfied(value, char.ToLowerInvariant(member[0]) + member[1..], $"Member must satisfy regular expression pattern: {spelt}")
        : null;

    private static AwsError? Incomplete(Json request)
    {
        if (request.TextOf("Principal") is not { } principal) return EventBridgeErrors.Validation("Parameter Principal must be specified.");
        if (request.TextOf("StatementId") is null) return EventBridgeErrors.Validation("Parameter StatementId must be specified.");
        if (request.TextOf("Action") != "events:PutEvents") return EventBridgeErrors.Validation("Provided value in parameter 'action' is not supported.");
        if (request["Condition"] is not { } condition) return null;
        if (principal != "*") return EventBridgeErrors.Validation("Value of the parameter 'principal' must be '*' when the parameter 'condition' is set.");
        // Both have one value that AWS takes (API_Condition).
        if (condition.TextOf("Type") != "StringEquals") return EventBridgeErrors.Validation("Provided value in parameter 'condition.type' is not supported.");
        if (condition.TextOf("Key") != "aws:PrincipalOrgID") return EventBridgeErrors.Validation("Provided value in parameter 'condition.key' is not supported.");
        return condition.TextOf("Value") is null ? EventBridgeErrors.Validation("Parameter Condition.Value must be specified.") : null;
    }

    [GeneratedRegex(@"^[.\-_A-Za-z0-9]+$")]
    private static partial Regex BusName();

    [GeneratedRegex(@"^(\d{12}|\*)$")]
    private static partial Regex Account();

    [GeneratedRegex(@"^[a-zA-Z0-9_-]+$")]
    private static partial Regex StatementId();
}
