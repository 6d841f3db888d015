using System.Linq.Expressions;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>What event another event becomes: what an <see cref="EventTransformer"/> does.</summary>
public abstract class EventMap
{
    private protected EventMap(EventContract from, EventContract to) => (From, To) = (from, to);

    /// <summary>The contract of the event that is heard.</summary>
    public EventContract From { get; }

    /// <summary>The contract of the event that is published.</summary>
    public EventContract To { get; }

    internal abstract IChainable Publish(HandlerContext context, string id, IEventBus bus);
}

/// <summary>A map from one contract to another. Names are checked by the compiler, kinds when it is made.</summary>
/// <typeparam name="TFrom">The record that declares the event that is heard.</typeparam>
/// <typeparam name="TTo">The record that declares the event that is published.</typeparam>
/// <example>
/// <code>
/// new EventMap&lt;OrderPlaced, OrderAnnounced>(map => map.From(told => told.OrderId, heard => heard.OrderId))
/// </code>
/// </example>
public sealed class EventMap<TFrom, TTo> : EventMap where TFrom : notnull where TTo : notnull
{
    private readonly EventMapBuilder<TFrom, TTo> builder = new();

    /// <summary>The map that the builder makes.</summary>
    /// <exception cref="ArgumentException">Members do not fit each other, or a member that the contract requires is not set.</exception>
    /// <exception cref="EventContractException">A record declares no valid event.</exception>
    public EventMap(Action<EventMapBuilder<TFrom, TTo>> build) : base(EventContract.Of<TFrom>(), EventContract.Of<TTo>())
    {
        ArgumentNullException.ThrowIfNull(build);
        build(builder);
        _ = builder.Members.PayloadFrom("$");
    }

    internal override IChainable Publish(HandlerContext context, string id, IEventBus bus) =>
        context.Publish<TTo>(id, bus, payload => builder.Members.Fill(payload, context.Payload));
}

/// <summary>Says how an <see cref="EventMap{TFrom,TTo}"/> maps.</summary>
/// <typeparam name="TFrom">The record that declares the event that is heard.</typeparam>
/// <typeparam name="TTo">The record that declares the event that is published.</typeparam>
public sealed class EventMapBuilder<TFrom, TTo> where TFrom : notnull where TTo : notnull
{
    internal EventMapBuilder()
    {
    }

    internal MemberMap<TFrom, TTo> Members { get; } = new();

    /// <summary>The member of the new payload is what stands in the old one. It is copied, not converted.</summary>
    /// <exception cref="ArgumentException">The kinds differ, or the event may lack the member.</exception>
    public EventMapBuilder<TFrom, TTo> From(Expression<Func<TTo, object?>> member, Expression<Func<TFrom, object?>> source)
    {
        Members.From(member, source);
        return this;
    }

    /// <summary>The member of the new payload is this value in every event.</summary>
    public EventMapBuilder<TFrom, TTo> Value(Expression<Func<TTo, object?>> member, object value)
    {
        Members.Value(member, value);
        return this;
    }
}
