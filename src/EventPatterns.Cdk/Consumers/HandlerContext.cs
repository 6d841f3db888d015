using System.Linq.Expressions;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>Where a handler's states find the event, and how they publish.</summary>
public sealed class HandlerContext
{
    private readonly List<Action<IGrantable>> grants = [];

    internal HandlerContext(Construct scope) => Scope = scope;

    /// <summary>The scope to make the states in.</summary>
    public Construct Scope { get; }

    /// <summary>The JSON path of the whole event in the states' input.</summary>
    public string Event { get; } = WorkflowInput.Event;

    /// <summary>The JSON path of the event's payload.</summary>
    public string Payload => InEvent(EventPath.Data);

    /// <summary>The JSON path of a member of the payload: <c>context.Data&lt;OrderPlaced&gt;(e => e.OrderId)</c>.</summary>
    /// <exception cref="ArgumentException">The expression names no member that is in the JSON.</exception>
    public string Data<T>(Expression<Func<T, object?>> member) where T : notnull => InEvent(ContractPath.Of(member).JsonPath);

    /// <summary>The JSON path of a member of the metadata: <c>context.Metadata(m => m.EventId)</c>.</summary>
    /// <exception cref="ArgumentException">The expression names no member that is in the JSON.</exception>
    public string Metadata(Expression<Func<EventMetadata, object?>> member) =>
        InEvent(EventPath.Metadata + ContractPath.Of(member).JsonPath[EventPath.Data.Length..]);

    /// <summary>A state that publishes an event that the handled one caused; the workflow's role may publish that and nothing else.</summary>
    /// <typeparam name="T">The record that declares the event.</typeparam>
    /// <param name="id">The state's name.</param>
    /// <param name="bus">The bus to publish on.</param>
    /// <param name="data">Sets the payload's members.</param>
    /// <exception cref="ArgumentException">A member that the contract requires is not set.</exception>
    public IChainable Publish<T>(string id, IEventBus bus, Action<Payload<T>> data) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(data);
        var payload = new Payload<T>();
        data(payload);
        Grant(role => bus.GrantPublish(role, EventContract.Of<T>()));
        return PublishEvent.State(Scope, id, bus, EventContract.Of<T>(), payload.Build());
    }

    /// <summary>States that take the handled event to another bus, its envelope kept but for what is internal. The role is to be allowed each contract.</summary>
    internal IChainable Forward(string id, IEventBus bus) => ForwardEvent.State(Scope, id, bus);

    /// <summary>States that take the handled event to another bus as one of another contract; the workflow's role may publish that and nothing else.</summary>
    /// <exception cref="ArgumentException">A member that the contract requires is not set.</exception>
    internal IChainable ForwardAs<T>(string id, IEventBus bus, Action<Payload<T>> data) where T : notnull
    {
        var payload = new Payload<T>();
        data(payload);
        Grant(role => bus.GrantPublish(role, EventContract.Of<T>()));
        return ForwardEvent.As(Scope, id, bus, EventContract.Of<T>(), payload.Build());
    }

    /// <summary>Keeps what the workflow's role needs for a state that does not say so itself.</summary>
    internal void Grant(Action<IGrantable> grant) => grants.Add(grant);

    internal void GrantTo(IGrantable role) => grants.ForEach(grant => grant(role));

    private string InEvent(string eventPath) => Event + eventPath["$".Length..];
}
