using System.Linq.Expressions;
using Amazon.CDK;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// Which event cancels a workflow, wherever it stands: what is under way is cut off, and everything that was begun is
/// undone. A cancellation that comes before its workflow cancels it when it starts; one that comes after the last step is told
/// of with <see cref="CancellationRefused"/>. One that comes after a workflow that failed, and is undone, changes nothing.
/// </summary>
public sealed record Cancellation
{
    private readonly string started;

    private Cancellation(ContractPattern requested, string requestedKey, string started) => (Requested, RequestedKey, this.started) = (requested, requestedKey, started);

    /// <summary>How long the workflow may take in all; then it is cancelled by itself, with <see cref="Workflow.DeadlineError"/>: a minute to a year, default 30 days.</summary>
    public Duration Deadline { get; init; } = Duration.Days(30);

    internal ContractPattern Requested { get; }

    /// <summary>Where the workflow's key stands in the event that cancels, as a consumer's states see it.</summary>
    internal string RequestedKey { get; }

    /// <summary>Cancelled by an event of the same business transaction: the same <c>correlationId</c>.</summary>
    public static Cancellation ByCorrelation<TCancel>() where TCancel : notnull =>
        new(new EventPatternOf<TCancel>(), WorkflowInput.InEvent(EventPath.CorrelationId), EventPath.CorrelationId);

    /// <summary>Cancelled by an event that names what the workflow is about, such as its order.</summary>
    /// <typeparam name="TCancel">The event that cancels.</typeparam>
    /// <typeparam name="TStart">The event that started the workflow.</typeparam>
    /// <param name="cancelled">The member of the one.</param>
    /// <param name="started">The member of the other that has the same value, and that no other workflow ever has: what was cancelled or done under it is kept.</param>
    /// <exception cref="ArgumentException">An expression names no member that is in the JSON.</exception>
    public static Cancellation By<TCancel, TStart>(Expression<Func<TCancel, object?>> cancelled, Expression<Func<TStart, object?>> started)
        where TCancel : notnull
        where TStart : notnull =>
        new(new EventPatternOf<TCancel>(), WorkflowInput.InEvent(ContractPath.Of(cancelled).JsonPath), ContractPath.Of(started).JsonPath);

    internal string WorkflowKey(string workflow, WorkflowContext context) => ClaimItem.WorkflowKey(workflow, context.InEvent(started));

    internal string RequestedWorkflowKey(string workflow) => ClaimItem.WorkflowKey(workflow, RequestedKey);
}
