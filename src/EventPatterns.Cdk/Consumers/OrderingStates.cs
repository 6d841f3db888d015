using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>
/// Stale? Skip it, and tell. The mark of an entity's highest sequence rises before the handler runs, so an older event
/// that starts later is stale at once; an equal one passes, since it is the same event tried again after a failure.
/// </summary>
internal static class OrderingStates
{
    private static readonly string Sequence = WorkflowInput.InEvent(EventPath.Sequence);

    public static Condition IsWellFormed(OrderingGuard guard) => Condition.And(
        Condition.IsPresent(Sequence),
        Condition.IsNumeric(Sequence),
        Condition.IsPresent(WorkflowInput.InEvent(guard.EntityPath)));

    public static IChainable Before(IChainable next, IChainable whenStale, GuardContext guards)
    {
        var tell = guards.Publish<EventStale>("PublishStale", data => data
            .Value(e => e.Consumer, guards.Consumer)
            .From(e => e.EventId, WorkflowInput.InEvent(EventPath.EventId))
            .From(e => e.DetailType, WorkflowInput.DetailType)
            .From(e => e.EventSource, WorkflowInput.Source)
            .From(e => e.Sequence, Sequence));
        var mark = GuardTable.Update(
            guards.Scope,
            "RaiseSequence",
            "Raises the entity's highest sequence, unless a later event has.",
            guards.Memory,
            "entity",
            new("SET #highest = :sequence, #forgetAt = :forgetAt", "attribute_not_exists(#highest) OR #highest <= :sequence")
            {
                Names = new() { ["#highest"] = "highest", ["#forgetAt"] = GuardTable.ForgetAt },
                Values = new() { [":sequence"] = GuardTable.Number("sequence"), [":forgetAt"] = GuardTable.Number("forgetEntityAt") },
            });
        mark.AddCatch(Chain.Start(tell).Next(whenStale), new CatchProps { Errors = [GuardTable.ConditionFailed], ResultPath = JsonPath.DISCARD });
        return Chain.Start(mark).Next(next);
    }
}
