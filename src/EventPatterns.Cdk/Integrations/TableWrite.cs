using System.Linq.Expressions;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>What an event writes into an item of a table: what a <see cref="BusToTable"/> does.</summary>
public abstract class TableWrite
{
    private protected TableWrite(ContractPattern events) => Events = events;

    /// <summary>Which events write.</summary>
    public ContractPattern Events { get; }

    /// <summary>The item's key, as a state's <c>Parameters</c> write it.</summary>
    internal abstract IReadOnlyDictionary<string, object> KeyIn(HandlerContext context);

    /// <summary>The other attributes, as a state's <c>Parameters</c> write them.</summary>
    internal abstract IReadOnlyDictionary<string, object> AttributesIn(HandlerContext context);
}

/// <summary>A write of the events of one contract.</summary>
/// <typeparam name="T">The record that declares the event.</typeparam>
/// <example>
/// <code>
/// new TableWrite&lt;OrderPlaced>(write => write.Key("orderId", order => order.OrderId).Set("total", order => order.Total))
/// </code>
/// </example>
public sealed class TableWrite<T> : TableWrite where T : notnull
{
    private readonly TableWriteBuilder<T> builder = new();

    /// <summary>The write that the builder makes.</summary>
    /// <param name="build">Names key and attributes.</param>
    /// <param name="events">Which of the contract's events; default all.</param>
    /// <exception cref="ArgumentException">No key or no attribute is named, one is named twice, or the event may lack a member.</exception>
    public TableWrite(Action<TableWriteBuilder<T>> build, EventPatternOf<T>? events = null) : base(events ?? new EventPatternOf<T>())
    {
        ArgumentNullException.ThrowIfNull(build);
        build(builder);
        if (builder.Keys.Count is 0 or > 2) throw new ArgumentException($"TableWrite of {typeof(T).Name}: expected one Key or two; found {builder.Keys.Count}.");
        if (builder.Attributes.Count == 0) throw new ArgumentException($"TableWrite of {typeof(T).Name}: expected one attribute or more to Set; found none.");
    }

    internal override IReadOnlyDictionary<string, object> KeyIn(HandlerContext context) => Values(builder.Keys, context);

    internal override IReadOnlyDictionary<string, object> AttributesIn(HandlerContext context) => Values(builder.Attributes, context);

    private static Dictionary<string, object> Values(Dictionary<string, ContractPath> members, HandlerContext context) =>
        members.ToDictionary(member => member.Key, member => (object)Value(context.Payload + member.Value.Below(), JsonKinds.OfType(member.Value.ValueType)));

    // CDK's DynamoAttributeValue.BooleanFromJsonPath writes the path as a text, so the values are spelt here.
    private static Dictionary<string, object> Value(string path, JsonKind? kind) => kind switch
    {
        JsonKind.Number => Typed("N", $"States.Format('{{}}', {path})"),
        JsonKind.Boolean => Typed("BOOL", path),
        _ => Typed("S", path),
    };

    private static Dictionary<string, object> Typed(string type, string expression) => new() { [$"{type}.$"] = expression };
}

/// <summary>Says what a <see cref="TableWrite{T}"/> writes.</summary>
/// <typeparam name="T">The record that declares the event.</typeparam>
public sealed class TableWriteBuilder<T> where T : notnull
{
    internal TableWriteBuilder()
    {
    }

    internal Dictionary<string, ContractPath> Keys { get; } = [];

    internal Dictionary<string, ContractPath> Attributes { get; } = [];

    /// <summary>An attribute of the item's key: the partition key, or the sort key.</summary>
    /// <exception cref="ArgumentException">It is named already, the event may lack the member, or it is an object or a list.</exception>
    public TableWriteBuilder<T> Key(string attribute, Expression<Func<T, object?>> member) => Add(Keys, attribute, member);

    /// <summary>Another attribute of the item. Attributes that no write names stay as they are.</summary>
    /// <exception cref="ArgumentException">It is named already, the event may lack the member, or it is an object or a list.</exception>
    public TableWriteBuilder<T> Set(string attribute, Expression<Func<T, object?>> member) => Add(Attributes, attribute, member);

    private TableWriteBuilder<T> Add(Dictionary<string, ContractPath> members, string attribute, Expression<Func<T, object?>> member)
    {
        if (Keys.ContainsKey(attribute) || Attributes.ContainsKey(attribute)) throw new ArgumentException($"TableWrite of {typeof(T).Name}: {attribute} is named twice.", nameof(attribute));
        members.Add(attribute, SourcePath.ScalarOf(member));
        return this;
    }
}
