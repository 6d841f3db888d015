using System.Linq.Expressions;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Events;

/// <summary>
/// The events of one contract, narrowed by conditions on the payload and on the metadata. A member that the record does
/// not have does not compile, and an operator that can never match the member's type throws.
/// </summary>
/// <typeparam name="T">The record that declares the event.</typeparam>
/// <example>
/// <code>
/// new EventPatternOf&lt;OrderPlaced&gt;(p => p.Where(e => e.Total, Match.GreaterThan(100)))
/// </code>
/// </example>
public sealed class EventPatternOf<T> : ContractPattern where T : notnull
{
    /// <summary>The events that fulfil every condition.</summary>
    /// <param name="where">Adds the conditions; default: every event of the contract.</param>
    /// <exception cref="EventContractException"><typeparamref name="T"/> declares no valid event.</exception>
    /// <exception cref="ArgumentException">A condition can never hold, or stands twice for one member.</exception>
    public EventPatternOf(Action<PatternBuilder<T>>? where = null) : base(EventContract.Of<T>(), Conditions(where))
    {
    }

    private static PatternConditions Conditions(Action<PatternBuilder<T>>? where)
    {
        var builder = new PatternBuilder<T>();
        builder.WhereMetadata(metadata => metadata.SchemaVersion, Match.Exactly(EventContract.Of<T>().SchemaVersion));
        where?.Invoke(builder);
        return builder.Conditions;
    }
}

/// <summary>Collects the conditions of an <see cref="EventPatternOf{T}"/>. All of them must hold.</summary>
/// <typeparam name="T">The record that declares the event.</typeparam>
public sealed class PatternBuilder<T> where T : notnull
{
    internal PatternBuilder()
    {
    }

    internal PatternConditions Conditions { get; } = new();

    /// <summary>The payload's member must match.</summary>
    /// <exception cref="ArgumentException">The operator cannot match the member's type, or the member has a condition already: use <see cref="Match.Or"/>.</exception>
    public PatternBuilder<T> Where<TValue>(Expression<Func<T, TValue>> member, Match match) => Add(PatternBuilder.Data, ContractPath.Of(member), match);

    /// <summary>The metadata's member must match.</summary>
    /// <exception cref="ArgumentException"><inheritdoc cref="Where" path="/exception"/></exception>
    public PatternBuilder<T> WhereMetadata<TValue>(Expression<Func<EventMetadata, TValue>> member, Match match) => Add(PatternBuilder.Metadata, ContractPath.Of(member), match);

    /// <summary>At least one of the alternatives must hold (<c>$or</c>); for alternatives of one member, <see cref="Match.Or"/> is shorter.</summary>
    /// <exception cref="ArgumentException">There are fewer than two alternatives, or a second <c>Either</c>, which a pattern cannot hold.</exception>
    public PatternBuilder<T> Either(params IReadOnlyList<Action<PatternBuilder<T>>> alternatives)
    {
        Conditions.AddEither([.. alternatives.Select(fill =>
        {
            var inner = new PatternBuilder<T>();
            fill(inner);
            return inner.Conditions;
        })]);
        return this;
    }

    private PatternBuilder<T> Add(string part, ContractPath path, Match match)
    {
        var member = $"{typeof(T).Name}: {part}.{string.Join('.', path.Segments)}";
        Conditions.Add([part, .. path.Segments], match.PatternFor(path.ValueType, member), member);
        return this;
    }
}

/// <summary>The parts of an event's <c>detail</c> that patterns look into.</summary>
internal static class PatternBuilder
{
    public const string Data = "data";
    public const string Metadata = "metadata";
}
