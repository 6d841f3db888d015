using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>Expired? Drop it, and tell.</summary>
internal static class ExpiryStates
{
    private static readonly string ExpiresAt = WorkflowInput.InEvent(EventPath.ExpiresAt);

    public static Condition IsWellFormed => Condition.Or(Condition.IsNotPresent(ExpiresAt), Condition.IsTimestamp(ExpiresAt));

    public static IChainable Before(IChainable next, GuardContext guards)
    {
        var tell = guards.Publish<EventExpired>("PublishExpired", data => data
            .Value(e => e.Consumer, guards.Consumer)
            .From(e => e.EventId, WorkflowInput.InEvent(EventPath.EventId))
            .From(e => e.DetailType, WorkflowInput.DetailType)
            .From(e => e.EventSource, WorkflowInput.Source)
            .From(e => e.ExpiresAt, ExpiresAt));
        return new Choice(guards.Scope, "IsExpired", new ChoiceProps { Comment = "Is it past its expiresAt?" })
            .When(
                Condition.And(Condition.IsPresent(ExpiresAt), Condition.TimestampLessThanEqualsJsonPath(ExpiresAt, "$$.State.EnteredTime")),
                Chain.Start(tell).Next(new Succeed(guards.Scope, "Expired")))
            .Otherwise(next);
    }
}
