using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace EventPatterns.Events;

/// <summary>What publisher and consumers of an event agree on, read from its record's <see cref="EventAttribute"/>.</summary>
public abstract class EventContract
{
    private static readonly ConcurrentDictionary<Type, EventContract> Known = new();

    private protected EventContract(Type type, EventAttribute terms)
    {
        Type = type;
        DetailType = ContractTerms.NameOf(type, terms);
        Domain = terms.Domain;
        Service = terms.Service;
        Version = terms.Version;
        Category = terms.Category;
        TimeToLive = terms.TimeToLive is null ? null : IsoDuration.Parse(terms.TimeToLive);
    }

    /// <summary>The record that carries the payload.</summary>
    public Type Type { get; }

    /// <summary>The event's name: the <c>detail-type</c> of the EventBridge event.</summary>
    public string DetailType { get; }

    /// <summary>The domain that publishes it.</summary>
    public string Domain { get; }

    /// <summary>The service of the domain that publishes it.</summary>
    public string Service { get; }

    /// <summary>The <c>source</c> of the EventBridge event: <c>{domain}.{service}</c>.</summary>
    public string Source => $"{Domain}.{Service}";

    /// <summary>The contract's version, 1 or more.</summary>
    public int Version { get; }

    /// <summary>The version as <c>detail.metadata.schemaVersion</c> has it: <c>"1"</c>.</summary>
    public string SchemaVersion => Version.ToString(CultureInfo.InvariantCulture);

    /// <summary>How far the event may travel.</summary>
    public EventCategory Category { get; }

    /// <summary>How long after it occurred the event is worth handling; null: for ever.</summary>
    public TimeSpan? TimeToLive { get; }

    /// <summary>The contract of a record.</summary>
    /// <exception cref="EventContractException">The record declares no event, or a wrong one.</exception>
    public static EventContract<T> Of<T>() where T : notnull => (EventContract<T>)Of(typeof(T));

    /// <summary>The contract of a record; the same instance for every call.</summary>
    /// <exception cref="EventContractException">The record declares no event, or a wrong one.</exception>
    public static EventContract Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Known.GetOrAdd(type, Read);
    }

    /// <summary>The contracts of all records in an assembly that declare events, by name.</summary>
    /// <exception cref="EventContractException">A record declares a wrong event.</exception>
    public static IReadOnlyList<EventContract> In(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return [.. assembly.GetTypes().Where(type => type.IsDefined(typeof(EventAttribute), inherit: false)).Select(Of).OrderBy(contract => contract.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>Such as <c>orders.checkout OrderPlaced v1</c>.</summary>
    public override string ToString() => $"{Source} {DetailType} v{SchemaVersion}";

    private static EventContract Read(Type type) =>
        (EventContract)typeof(EventContract<>).MakeGenericType(type)
            .GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)[0]
            .Invoke([ContractTerms.Read(type)]);
}

/// <summary>The contract of the event that <typeparamref name="T"/> declares; <see cref="EventContract.Of{T}"/> gives it.</summary>
/// <typeparam name="T">The record that carries the payload.</typeparam>
public sealed class EventContract<T> : EventContract where T : notnull
{
    internal EventContract(EventAttribute terms) : base(typeof(T), terms)
    {
    }
}
