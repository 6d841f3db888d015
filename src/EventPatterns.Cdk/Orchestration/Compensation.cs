using Amazon.CDK.AWS.StepFunctions;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// How a step is undone. When its workflow fails, times out or is cancelled, the steps that were begun are undone, the last
/// one first in the order in which they were constructed; a step that was declined left nothing to undo. A step that timed out may have been done or may be done yet, so
/// what undoes it must bear that nothing was done, and must keep it from being done later.
/// </summary>
public sealed record Compensation
{
    private Compensation(Func<WorkflowContext, IChainable> define) => Define = define;

    internal Func<WorkflowContext, IChainable> Define { get; }

    /// <summary>Undone by these states; a <see cref="RequestStep"/> among them asks another domain to.</summary>
    /// <param name="define">Makes the states in the context that is given, which is a scope of their own. They may run again, and must bear it.</param>
    public static Compensation ByStates(Func<WorkflowContext, IChainable> define)
    {
        ArgumentNullException.ThrowIfNull(define);
        return new(define);
    }
}

/// <summary>A step that a workflow may have to undo.</summary>
internal interface ICompensated
{
    string StepName { get; }

    Compensation? Compensation { get; }
}
