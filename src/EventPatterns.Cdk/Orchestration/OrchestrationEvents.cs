using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>Who publishes these events.</summary>
internal static class OrchestrationSource
{
    public const string Domain = "event-patterns";
    public const string Service = "orchestration";
}

/// <summary>A reply changed nothing.</summary>
/// <param name="Router">The router's construct path.</param>
/// <param name="EventId">The reply's id.</param>
/// <param name="DetailType">The reply's name.</param>
/// <param name="EventSource">Who published it.</param>
/// <param name="Reason">
/// <c>Unknown</c>: there is no such request. <c>Unexpected</c>: it is no answer to that request. <c>Repeated</c>: the request was
/// answered before. <c>Late</c>: the step no longer waits.
/// </param>
[Event(Domain = OrchestrationSource.Domain, Service = OrchestrationSource.Service, Category = EventCategory.Operational)]
public sealed record ReplyRefused(string Router, string EventId, string DetailType, string EventSource, string Reason);

/// <summary>A cancellation came too late: the workflow has ended, or is about to.</summary>
/// <param name="Workflow">The workflow's construct path.</param>
/// <param name="EventId">The id of the event that asked for it.</param>
[Event(Domain = OrchestrationSource.Domain, Service = OrchestrationSource.Service, Category = EventCategory.Operational)]
public sealed record CancellationRefused(string Workflow, string EventId);

/// <summary>A step could not be undone: a person is needed. The other steps are undone all the same.</summary>
/// <param name="Workflow">The workflow's construct path.</param>
/// <param name="Execution">The ARN of its execution.</param>
/// <param name="Step">The step.</param>
/// <param name="Error">The error that the undoing met.</param>
[Event(Domain = OrchestrationSource.Domain, Service = OrchestrationSource.Service, Category = EventCategory.Operational)]
public sealed record CompensationFailed(string Workflow, string Execution, string Step, string Error);
