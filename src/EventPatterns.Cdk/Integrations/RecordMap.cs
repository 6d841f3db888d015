using EventPatterns.Cdk.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>Which records of a source become events, and what events: what <see cref="StreamToBus"/> and <see cref="QueueToBus"/> do.</summary>
public abstract class RecordMap
{
    private protected RecordMap(EventContract contract, RecordIdentity identity, PatternConditions conditions) =>
        (Contract, Identity, Conditions) = (contract, identity, conditions);

    /// <summary>The contract of the events.</summary>
    public EventContract Contract { get; }

    internal RecordIdentity Identity { get; }

    internal PatternConditions Conditions { get; }

    /// <summary>The payload, as a state's <c>Parameters</c> write it, where the record stands at the JSON path.</summary>
    internal abstract IReadOnlyDictionary<string, object> PayloadFrom(string root);

    /// <summary>The members that the map reads.</summary>
    internal abstract IEnumerable<ContractPath> Sources { get; }
}

/// <summary>A map from a raw record, which is JSON, to an event. Names are checked by the compiler, kinds when it is made.</summary>
/// <typeparam name="TRecord">A record type that spells what stands in the source; it needs no attribute.</typeparam>
/// <typeparam name="TEvent">The record that declares the event.</typeparam>
/// <example>
/// <code>
/// new RecordMap&lt;Reading, FreezerWarmed>(map => map
///     .Where(reading => reading.Celsius, Match.GreaterThan(-15))
///     .From(happened => happened.FreezerId, reading => reading.Device)
///     .OccurredAt(reading => reading.At))
/// </code>
/// </example>
public sealed class RecordMap<TRecord, TEvent> : RecordMap where TRecord : notnull where TEvent : notnull
{
    private readonly MemberMap<TRecord, TEvent> members;

    /// <summary>The map that the builder makes.</summary>
    /// <exception cref="ArgumentException">Members do not fit each other, or a member that the contract requires is not set.</exception>
    /// <exception cref="EventContractException"><typeparamref name="TEvent"/> declares no valid event.</exception>
    public RecordMap(Action<RecordMapBuilder<TRecord, TEvent>> build) : this(Built(build))
    {
    }

    private RecordMap(RecordMapBuilder<TRecord, TEvent> builder) : base(EventContract.Of<TEvent>(), builder.Identity, builder.Conditions)
    {
        members = builder.Members;
        _ = PayloadFrom("$");
    }

    internal override IEnumerable<ContractPath> Sources => [.. members.Sources, .. Identity.Sources];

    internal override IReadOnlyDictionary<string, object> PayloadFrom(string root) => members.PayloadFrom(root);

    private static RecordMapBuilder<TRecord, TEvent> Built(Action<RecordMapBuilder<TRecord, TEvent>> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var builder = new RecordMapBuilder<TRecord, TEvent>();
        build(builder);
        return builder;
    }
}

/// <summary>What of a record becomes an event's metadata; null where the source itself says.</summary>
internal sealed record RecordIdentity
{
    public ContractPath? EventId { get; init; }

    public ContractPath? CorrelationId { get; init; }

    public ContractPath? OccurredAt { get; init; }

    public ContractPath? ExpiresAt { get; init; }

    public ContractPath? Sequence { get; init; }

    public IEnumerable<ContractPath> Sources => new[] { EventId, CorrelationId, OccurredAt, ExpiresAt, Sequence }.OfType<ContractPath>();
}
