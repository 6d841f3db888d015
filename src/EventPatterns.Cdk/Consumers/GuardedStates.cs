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
        var guarded = BeforeMemory(HandleThenComplete());
        if (props.Expiry is not null) guarded = ExpiryStates.Before(guarded, guards);
        return WorkflowInput.Read(guards.Scope).Next(RefuseMalformed(guarded));
    }

    private IChainable BeforeMemory((IChainable Handle, IChainable Complete) handled)
    {
        var next = handled.Handle;
        if (props.Ordering is not null) next = OrderingStates.Before(next, handled.Complete, guards);
        if (props.Idempotency is not null) next = IdempotencyStates.Before(next, guards);
        return guards.Table is null ? next : GuardTable.Keys(guards.Scope, props.Idempotency, props.Ordering).Next(next);
    }

    private (IChainable Handle, IChainable Complete) HandleThenComplete()
    {
        var done = new Succeed(guards.Scope, "Done");
        IChainable complete = props.Idempotency is null ? done : IdempotencyStates.Complete(guards).Next(done);
        return (Handle().Next(complete), complete);
    }

    // In a branch of its own, the handler may do to its input what it likes: the states after it see what it saw.
    private Parallel Handle()
    {
        var handle = new Parallel(guards.Scope, "Handle", new ParallelProps { ResultPath = JsonPath.DISCARD });
        handle.Branch(HandlerStates.Of(props.Handler, guards.States));
        if (props.Idempotency is not null) handle.AddCatch(ReleaseThenFail(), new CatchProps { Errors = [Errors.ALL], ResultPath = "$.failure" });
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
