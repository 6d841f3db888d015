using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.Inputs;

namespace EventPatterns.Simulator.Services.EventBridge.Targets;

/// <summary>What PutTargets takes for a target (API_PutTargets, API_Target).</summary>
internal static partial class TargetRules
{
    // The settings of a template are the same object in every simulation of it, and what is read from them is immutable.
    private static readonly ConditionalWeakTable<Json, ReadTarget> Known = [];

    /// <summary>Reads a target, or says how AWS refuses it.</summary>
    /// <param name="settings">The target as it was given.</param>
    /// <param name="at">Its place in the request, from 1.</param>
    /// <param name="place">Where its rule is.</param>
    /// <param name="target">The target.</param>
    /// <param name="refused">The error.</param>
    public static bool TryRead(Json settings, int at, Place place, [NotNullWhen(true)] out RuleTarget? target, [NotNullWhen(false)] out AwsError? refused)
    {
        (target, refused) = (null, null);
        if (Known.TryGetValue(settings, out var known) && known.Place == place)
        {
            target = known.Target;
            return true;
        }
        refused = RefuseId(settings.TextOf("Id") ?? "", at) ?? RetryPolicy.Refuse(settings["RetryPolicy"], at);
        if (refused is not null || !TargetInput.TryRead(settings, out var input, out refused)) return false;
        var read = RuleTarget.Read(settings, input);
        refused = Refuse(read, place);
        if (refused is not null) return false;
        Known.AddOrUpdate(settings, new ReadTarget(place, read));
        target = read;
        return true;
    }

    private static AwsError? Refuse(RuleTarget target, Place place)
    {
        if (!target.Arn.StartsWith("arn:", StringComparison.Ordinal) || target.Arn.Split(':').Length < 6)
            return EventBridgeErrors.Validation($"Parameter {target.Arn} is not valid. Reason: Provided Arn is not in correct format.");
        var elsewhere = target.IsBus && Arns.Place(target.Arn) != place;
        if (target.RoleArn is null && (elsewhere || NeedsRole(target))) return EventBridgeErrors.Validation($"RoleArn is required for target {target.Arn}.");
        if (elsewhere && !ReferenceEquals(target.Input, TargetInput.WholeEvent))
            return EventBridgeErrors.Validation($"Input, InputPath and InputTransformer are not supported for target {target.Id}: it is an event bus of another account or Region.");
        return target.Arn.EndsWith(".fifo", StringComparison.Ordinal) && target.Service == "sqs" && target.Settings["SqsParameters"] is null
            ? EventBridgeErrors.Validation($"Parameter(s) SqsParameters must be specified for target: {target.Id}.")
            : null;
    }

    /// <summary>What EventBridge calls as a role only (UG/eb-use-identity-based.html); a queue, a topic, a function or a log group lets it in by its own policy.</summary>
    private static bool NeedsRole(RuleTarget target) => target.Service is "states" or "kinesis" || target.IsApiDestination;

    private static AwsError? RefuseId(string id, int at)
    {
        var constraint = id.Length > 64 ? "Member must have length less than or equal to 64"
            : !AllowedId().IsMatch(id) ? @"Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+"
            : null;
        return constraint is null ? null : EventBridgeErrors.Validation(
            $"1 validation error detected: Value '{id}' at 'targets.{at}.member.id' failed to satisfy constraint: {constraint}");
    }

    private sealed record ReadTarget(Place Place, RuleTarget Target);

    [GeneratedRegex(@"^[\.\-_A-Za-z0-9]+$")]
    private static partial Regex AllowedId();
}
