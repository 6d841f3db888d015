using System.Linq.Expressions;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// How the members of an event's payload follow from a source: another event's payload, or a raw record. Both ends are
/// checked: the names by the compiler, kinds and presence here.
/// </summary>
/// <typeparam name="TSource">What is mapped.</typeparam>
/// <typeparam name="TEvent">The record that declares the event.</typeparam>
internal sealed class MemberMap<TSource, TEvent> where TSource : notnull where TEvent : notnull
{
    private readonly List<(Expression<Func<TEvent, object?>> Member, ContractPath Source)> copied = [];
    private readonly List<(Expression<Func<TEvent, object?>> Member, object Value)> fixedValues = [];

    /// <summary>What must be there for the map to work.</summary>
    public IEnumerable<ContractPath> Sources => copied.Select(member => member.Source);

    public void From(Expression<Func<TEvent, object?>> member, Expression<Func<TSource, object?>> source)
    {
        var (target, path) = (ContractPath.Of(member), SourcePath.Of(source));
        if (!Fits(path, target)) throw new ArgumentException($"{typeof(TEvent).Name}: {Name(target)} is {Kind(target)}, and {typeof(TSource).Name}.{Name(path)}, which it comes from, is {Kind(path)}. A map copies; it does not convert.");
        copied.Add((member, path));
    }

    public void Value(Expression<Func<TEvent, object?>> member, object value) => fixedValues.Add((member, value));

    /// <summary>The payload, as a state's <c>Parameters</c> write it, where the source stands at the JSON path.</summary>
    /// <exception cref="ArgumentException">A member that the contract requires is not set.</exception>
    public IReadOnlyDictionary<string, object> PayloadFrom(string root)
    {
        var payload = new Payload<TEvent>();
        Fill(payload, root);
        return payload.Build();
    }

    public void Fill(Payload<TEvent> payload, string root)
    {
        foreach (var (member, source) in copied) payload.From(member, root + source.Below());
        foreach (var (member, value) in fixedValues) payload.Value(member, value);
    }

    private static bool Fits(ContractPath source, ContractPath target) =>
        source.Steps[^1].IsList == target.Steps[^1].IsList
        && (JsonKinds.OfType(source.ValueType) is { } kind ? kind == JsonKinds.OfType(target.ValueType) : source.ValueType == target.ValueType);

    private static string Kind(ContractPath path) =>
        (path.Steps[^1].IsList ? "a list of " : "") + (JsonKinds.OfType(path.ValueType)?.ToString().ToLowerInvariant() ?? path.ValueType.Name);

    private static string Name(ContractPath path) => string.Join('.', path.Segments);
}
