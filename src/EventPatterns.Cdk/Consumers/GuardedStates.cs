using Amazon.CDK.AWS.StepFunctions;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>The consumer's whole workflow: read, check the shape, expired?, seen?, stale?, handle, mark as handled.</summary>
internal sealed class GuardedStates(EventConsumerProps props, GuardContext guards)
{
    private static readonly string EventId = WorkflowInput.InEvent(EventPath.EventId);

    public IChainable Define()
    {
        var handled = Complete();
        var next = Handle().Next(handled);
        if (props.Ordering is not null) next = Chain.Start(OrderingStates.Before(next, handled, guards));
        if (props.Idempotency is not null) next = Chain.Start(IdempotencyStates.Before(next, guards));
        if (guards.Table is not null) next = GuardTable.Keys(guards.Scope, props.Idempotency, props.Ordering).Next(next);
        if (props.Expiry is not null) next = Chain.Start(ExpiryStates.Before(next, guards));
        if (props.BareEvents.Count > 0) return WorkflowInput.Read(guards.Scope).Next(WorkflowInput.Wrap(guards.Scope)).Next(next);
        return WorkflowInput.Read(guards.Scope).Next(RefuseMalformed(next));
    }

    private IChainable Complete()
    {
        var done = new Succeed(guards.Scope, "Done");
        return props.Idempotency is null ? done : IdempotencyStates.Complete(guards).Next(done);
    }

    // In a branch of its own, the handler may do to its input what it likes: the states after it see what it saw.
    private Parallel Handle()
    {
        var handle = new Parallel(guards.Scope, "Handle", new ParallelProps { ResultPath = JsonPath.DISCARD });
        handle.Branch(HandlerStates.Of(props.Handler, guards.States));
        if (props.Idempotency is not null) handle.CatchAny(ReleaseThenFail(), "$.failure");
        return handle;
    }

    private Chain ReleaseThenFail() => IdempotencyStates.Release(guards).Next(new Fail(guards.Scope, "HandlerFailed", new FailProps
    {
        ErrorPath = "$.failure.Error",
        CausePath = "$.failure.Cause",
    }));

    private Choice RefuseMalformed(IChainable next)
    {
        var malformed = new Fail(guards.Scope, "Malformed", new FailProps
        {
            Error = "EventPatterns.MalformedEvent",
            Cause = "The message is no event of the contract, or lacks what a guard needs (expiresAt as a timestamp, sequence as a number, the entity's key). It goes to the dead-letter queue.",
        });
        return new Choice(guards.Scope, "IsWellFormed").When(Condition.And([.. Requirements()]), next).Otherwise(malformed);
    }

    private IEnumerable<Condition> Requirements()
    {
        yield return Condition.IsPresent(EventId);
        yield return Condition.IsString(EventId);
        yield return Condition.IsPresent(WorkflowInput.InEvent(EventPath.Data));
        if (props.Expiry is not null) yield return ExpiryStates.IsWellFormed;
        if (props.Ordering is not null) yield return OrderingStates.IsWellFormed(props.Ordering);
    }
}
