using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;

namespace EventPatterns.Cdk.Consumers;

/// <summary>What a consumer does with an event.</summary>
public abstract record EventHandling
{
    private EventHandling()
    {
    }

    /// <summary>States of the consumer's own Express workflow; at most five minutes in all.</summary>
    /// <param name="define">Makes the states; the context says where the event stands in their input.</param>
    public static EventHandling ByStates(Func<HandlerContext, IChainable> define) => new States(define);

    /// <summary>Starts a Standard workflow with the event as its input. The execution's name comes from the event's id, so a second start is harmless.</summary>
    public static EventHandling ByWorkflow(IStateMachine workflow) => new Workflow(workflow);

    /// <summary>Sends the event to a queue.</summary>
    public static EventHandling ByQueue(IQueue queue) => new Target(queue);

    /// <summary>Calls a Lambda function of yours with the event.</summary>
    public static EventHandling ByFunction(IFunction function) => new Function(function);

    internal sealed record States(Func<HandlerContext, IChainable> Define) : EventHandling;

    internal sealed record Workflow(IStateMachine StateMachine) : EventHandling;

    internal sealed record Target(IQueue Queue) : EventHandling;

    internal sealed record Function(IFunction Lambda) : EventHandling;
}
