using System.Text.Json;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>What a <see cref="Scheduled"/> does when it is due.</summary>
public abstract record ScheduledAction
{
    private ScheduledAction()
    {
    }

    /// <summary>
    /// Publishes an event. Its id follows from the construct and the scheduled time, so that a schedule which fires twice, or
    /// is tried again, publishes one and the same event.
    /// </summary>
    /// <param name="bus">The bus.</param>
    /// <param name="data">The payload, the same each time; the contract has no time to live, which Scheduler can't add to the time.</param>
    /// <exception cref="ArgumentException">The contract has a time to live.</exception>
    /// <exception cref="EventContractException"><typeparamref name="T"/> declares no valid event.</exception>
    public static ScheduledAction Publish<T>(IEventBus bus, T data) where T : notnull
    {
        var contract = EventContract.Of<T>();
        return contract.TimeToLive is null ? new Event(bus, contract, JsonSerializer.Serialize(data, EventJson.Options))
            : throw new ArgumentException($"ScheduledAction.Publish: expected an event without a time to live, since Scheduler can't add to a time; found {contract}. Start a workflow that publishes it.");
    }

    /// <summary>Starts a workflow.</summary>
    /// <param name="workflow">The workflow. It may be started twice for one scheduled time.</param>
    /// <param name="input">Its input, a JSON object, in which <c>&lt;aws.scheduler.scheduled-time></c> stands for the time; default <c>{ "scheduledTime": ... }</c>.</param>
    public static ScheduledAction Start(IStateMachine workflow, string? input = null) =>
        new Workflow(workflow, input ?? $$"""{"scheduledTime":"{{ScheduledTime}}"}""");

    // docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html. The execution id would change
    // with every attempt.
    internal const string ScheduledTime = "<aws.scheduler.scheduled-time>";

    internal sealed record Event(IEventBus Bus, EventContract Contract, string Data) : ScheduledAction;

    internal sealed record Workflow(IStateMachine StateMachine, string Input) : ScheduledAction;
}
