using System.Linq.Expressions;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>Says how a <see cref="RecordMap{TRecord,TEvent}"/> maps.</summary>
/// <typeparam name="TRecord">The raw record.</typeparam>
/// <typeparam name="TEvent">The record that declares the event.</typeparam>
public sealed class RecordMapBuilder<TRecord, TEvent> where TRecord : notnull where TEvent : notnull
{
    private readonly PatternBuilder<TRecord> conditions = new();

    internal RecordMapBuilder()
    {
    }

    internal MemberMap<TRecord, TEvent> Members { get; } = new();

    internal RecordIdentity Identity { get; private set; } = new();

    internal PatternConditions Conditions => conditions.Conditions;

    /// <summary>The record becomes an event only if the member matches; all conditions must hold.</summary>
    /// <exception cref="ArgumentException">The operator cannot match the member's type, or the member has a condition already.</exception>
    public RecordMapBuilder<TRecord, TEvent> Where<TValue>(Expression<Func<TRecord, TValue>> member, Match match)
    {
        conditions.Where(member, match);
        return this;
    }

    /// <summary>The member of the payload is what stands in the record. It is copied, not converted.</summary>
    /// <exception cref="ArgumentException">The kinds differ, the record may lack the member, or it is an object or a list.</exception>
    public RecordMapBuilder<TRecord, TEvent> From(Expression<Func<TEvent, object?>> member, Expression<Func<TRecord, object?>> source)
    {
        _ = SourcePath.ScalarOf(source);
        Members.From(member, source);
        return this;
    }

    /// <summary>The member of the payload is this value in every event.</summary>
    public RecordMapBuilder<TRecord, TEvent> Value(Expression<Func<TEvent, object?>> member, object value)
    {
        Members.Value(member, value);
        return this;
    }

    /// <summary>
    /// The event's id: for a sender that may say the same thing twice. Default: the record's own id in its source (sequence
    /// number, message id), which a redelivery keeps.
    /// </summary>
    public RecordMapBuilder<TRecord, TEvent> EventId(Expression<Func<TRecord, string>> source) => With(Identity with { EventId = Path(source) });

    /// <summary>The business transaction. Default: the event's id.</summary>
    public RecordMapBuilder<TRecord, TEvent> CorrelationId(Expression<Func<TRecord, string>> source) => With(Identity with { CorrelationId = Path(source) });

    /// <summary>When it happened. Default: when the record was read from a stream, or sent to a queue.</summary>
    public RecordMapBuilder<TRecord, TEvent> OccurredAt(Expression<Func<TRecord, DateTimeOffset>> source) => With(Identity with { OccurredAt = Path(source) });

    /// <summary>From when on nobody should handle it. Default: after the contract's time to live, where the source can work that out.</summary>
    public RecordMapBuilder<TRecord, TEvent> ExpiresAt(Expression<Func<TRecord, DateTimeOffset>> source) => With(Identity with { ExpiresAt = Path(source) });

    /// <summary>What the ordering guard compares. Default: none.</summary>
    public RecordMapBuilder<TRecord, TEvent> Sequence(Expression<Func<TRecord, long>> source) => With(Identity with { Sequence = Path(source) });

    private static ContractPath Path<TValue>(Expression<Func<TRecord, TValue>> source) =>
        SourcePath.ScalarOf(Expression.Lambda<Func<TRecord, object?>>(Expression.Convert(source.Body, typeof(object)), source.Parameters));

    private RecordMapBuilder<TRecord, TEvent> With(RecordIdentity identity)
    {
        Identity = identity;
        return this;
    }
}
