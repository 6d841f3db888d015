using Amazon.CDK;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Consumers;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// Undoes what was begun, the last step first. What was begun is not in the workflow's data, which a failure in a parallel
/// branch loses, but in the claims. Closing a claim reads it and keeps the step from beginning yet, in one write, since a
/// write of a state that was cut off may still be under way.
/// </summary>
internal sealed class CompensationStates(string path, WorkflowContext context)
{
    private const string Claim = "$.claim";
    private const string Undoing = "$.undoing";
    private const string Incomplete = "$.incomplete";

    public IChainable Define(IReadOnlyList<ICompensated> lastFirst, Chain published)
    {
        var end = new Choice(context, "IsEverythingUndone")
            .When(Condition.IsPresent(Incomplete), new Fail(context, "CompensationIncomplete", new FailProps
            {
                Error = "Workflow.CompensationIncomplete",
                Cause = "A step could not be undone; an event CompensationFailed names it. A person has to.",
            }))
            .Otherwise(new Succeed(context, "Compensated"));
        IChainable next = published.Next(end);
        foreach (var step in lastFirst.Reverse()) next = Undo(step, next);
        return next;
    }

    private Chain Undo(ICompensated step, IChainable next)
    {
        var table = context.Replies?.Claims.Table ?? throw new ArgumentException($"{path}: WorkflowProps.Replies: expected a ReplyRouter, which keeps what {step.StepName} may have to undo; found none.");
        var close = new ClaimUpdate { Key = ClaimItem.IdOf(step.StepName), Comment = $"Was {step.StepName} begun? From now on it can't be.", ReadInto = Claim }
            .SetOnce(ClaimItem.Status, ClaimUpdate.Text(ClaimItem.CalledOff))
            .Set(ClaimItem.Closed, new Dictionary<string, object> { ["BOOL"] = true })
            .KeepFor(Duration.Days(ClaimItem.DaysKept))
            .In(context, $"Close{step.StepName}", table);
        var undo = new Parallel(context, $"Undo{step.StepName}", new ParallelProps { ResultPath = JsonPath.DISCARD });
        undo.Branch(step.Compensation!.Define(context.WithinUndo($"Undo{step.StepName}States")));
        undo.CatchAny(Tell(step).Next(next), Undoing);
        undo.Next(next);
        return close.Next(new Choice(context, $"Was{step.StepName}Begun")
            .When(Condition.Or(Is(ClaimItem.CalledOff), Is(ClaimItem.Declined)), next)
            .Otherwise(undo));
    }

    private static Condition Is(string status) => Condition.StringEquals($"{Claim}.Item.{ClaimItem.Status}.S", status);

    private Chain Tell(ICompensated step) => Chain
        .Start(context.Publish($"Tell{step.StepName}NotUndone", WorkflowEvent.Of<CompensationFailed>(data => data
            .Value(e => e.Workflow, path)
            .From(e => e.Execution, "$$.Execution.Id")
            .Value(e => e.Step, step.StepName)
            .From(e => e.Error, $"{Undoing}.Error"))))
        .Next(new Pass(context, $"Note{step.StepName}NotUndone", new PassProps { ResultPath = Incomplete, Parameters = new Dictionary<string, object> { ["step"] = step.StepName } }));
}
