using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Consumers;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>The frame around a workflow's own states: what they give becomes one event, what they fail with another.</summary>
internal sealed class WorkflowStates(string path, WorkflowContext context, WorkflowProps props)
{
    private const string Failure = "$.failure";

    public IChainable Define()
    {
        var steps = new Parallel(context, "Steps", new ParallelProps { ResultPath = "$.result" });
        if (props.Cancellation is { } cancellation)
        {
            var watch = new CancellationStates(context, cancellation.WorkflowKey(path, context), cancellation.Deadline);
            steps.Branch(watch.Committed(props.Steps(context)), watch.Watch());
        }
        else
        {
            steps.Branch(props.Steps(context));
        }
        steps.CatchAny(Undo(), Failure);
        return steps.Next(context.Publish("PublishCompleted", props.Completed(context))).Next(new Succeed(context, "Completed"));
    }

    private IChainable Undo()
    {
        var compensated = context.Node.FindAll(ConstructOrder.PREORDER).OfType<ICompensated>().Where(step => step.Compensation is not null).ToArray();
        var failed = Chain.Start(context.Publish("PublishFailed", props.Failed(context)));
        return compensated.Length == 0
            ? failed.Next(new Succeed(context, "Failed"))
            : new CompensationStates(path, context).Define([.. compensated.Reverse()], failed);
    }
}
