using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>The handler as states of the consumer's workflow.</summary>
internal static class HandlerStates
{
    // The event's id has started this workflow before, and Step Functions keeps the name for 90 days: handled already.
    private const string AlreadyStarted = "StepFunctions.ExecutionAlreadyExistsException";

    public static IChainable Of(EventHandling handling, HandlerContext context) => handling switch
    {
        EventHandling.States states => states.Define(context),
        EventHandling.Workflow workflow => Start(workflow.StateMachine, context),
        EventHandling.Target target => new SqsSendMessage(context.Scope, "SendToQueue", new SqsSendMessageProps { Queue = target.Queue, MessageBody = Event }),
        EventHandling.Function function => new LambdaInvoke(context.Scope, "CallFunction", new LambdaInvokeProps { LambdaFunction = function.Lambda, Payload = Event }),
        _ => throw new ArgumentException($"{context.Scope.Node.Path}: {handling} is no kind of handling that is known."),
    };

    private static TaskInput Event => TaskInput.FromJsonPathAt(WorkflowInput.Event);

    private static StepFunctionsStartExecution Start(IStateMachine workflow, HandlerContext context)
    {
        var start = new StepFunctionsStartExecution(context.Scope, "StartWorkflow", new StepFunctionsStartExecutionProps
        {
            StateMachine = workflow,
            Name = JsonPath.Hash(JsonPath.StringAt(WorkflowInput.InEvent(EventPath.EventId)), "SHA-256"),
            Input = Event,
        });
        start.AddCatch(new Pass(context.Scope, "StartedBefore"), new CatchProps { Errors = [AlreadyStarted] });
        return start;
    }
}
