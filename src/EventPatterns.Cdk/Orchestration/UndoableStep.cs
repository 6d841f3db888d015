using Amazon.CDK;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>How an <see cref="UndoableStep"/> is made.</summary>
public sealed record UndoableStepProps
{
    /// <summary>What it does.</summary>
    public required Func<WorkflowContext, IChainable> Do { get; init; }

    /// <summary>How it is undone. It may run though nothing was done: the step may have failed before.</summary>
    public required Compensation Compensation { get; init; }
}

/// <summary>
/// A step over the service's own resources that its workflow may have to undo. That it begins is written down first, so a
/// workflow that is cut off in the middle of it knows.
/// </summary>
public sealed class UndoableStep : StateMachineFragment, ICompensated
{
    private readonly UndoableStepProps props;

    /// <summary>Makes the step.</summary>
    /// <exception cref="ArgumentException">The name is no step's name, or the workflow can't undo; the message names the construct's path.</exception>
    public UndoableStep(WorkflowContext workflow, string id, UndoableStepProps props) : base(workflow, id)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(props);
        RequestStepChecks.CheckName(Node.Path, id);
        if (workflow.Replies is not { } replies) throw new ArgumentException($"{Node.Path}: expected a workflow with WorkflowProps.Replies, which keeps what was begun; found none.");
        if (!workflow.Undoes) throw new ArgumentException($"{Node.Path}: expected a step of a Workflow, which undoes it; found one of what undoes another step. Make its states there themselves.");
        this.props = props;
        var begin = new ClaimUpdate
        {
            Key = ClaimItem.IdOf(id),
            Comment = $"Notes that {id} begins.",
            Condition = $"attribute_not_exists(#{ClaimItem.Closed})",
        }
            .Set(ClaimItem.Status, ClaimUpdate.Text(ClaimItem.Started))
            .Set(ClaimItem.Execution, ClaimUpdate.Text("$$.Execution.Id"))
            .Set(ClaimItem.Step, ClaimUpdate.Text(id))
            .KeepFor(Duration.Days(ClaimItem.DaysUntilUndone))
            .In(this, $"Begin{id}", replies.Claims.Table);
        var work = props.Do(workflow.Within($"{id}States"));
        begin.Next(work);
        StartState = begin;
        EndStates = work.EndStates;
    }

    /// <inheritdoc/>
    public override State StartState { get; }

    /// <inheritdoc/>
    public override INextable[] EndStates { get; }

    string ICompensated.StepName => Node.Id;

    Compensation? ICompensated.Compensation => props.Compensation;
}
