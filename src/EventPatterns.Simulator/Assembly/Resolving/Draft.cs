using EventPatterns.Simulator.Assembly.Types;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>
/// A resource while its assembly is resolved. Its name, ARN and attributes are worked out when another first asks for
/// them, and its properties afterwards.
/// </summary>
internal sealed class Draft
{
    private readonly StackBuilder _stack;
    private readonly ResourceType _type;
    private readonly Json _definition;
    private readonly Spot _spot;
    private readonly Once<string> _name;
    private readonly Once<JsonMap> _properties;
    private readonly Once<StackBuilder>? _nested;
    private readonly Dictionary<string, Json?> _members = new(StringComparer.Ordinal);

    public Draft(StackBuilder stack, string logicalId, Json definition, ResourceType type, Func<Draft, StackBuilder> nest)
    {
        _stack = stack;
        _type = type;
        _definition = definition;
        LogicalId = logicalId;
        _spot = Spot.In(stack.Stack.Path, "Resources." + logicalId, this);
        _name = new(() => type.NameOf(this));
        _properties = new(() => (JsonMap?)stack.Resolver.Resolve(RawProperties, PropertiesSpot) ?? JsonMap.Empty);
        if (type.Name == ResourceTypes.NestedStack) _nested = new(() => nest(this));
    }

    public string LogicalId { get; }

    public StackBuilder Stack => _stack;

    public string Type => _type.Name;

    public Place Place => _stack.Stack.Place;

    public string Name => _name.Value(() => _spot.Wrong("its name depends on itself (circular dependency). Break the circle with a fixed name"));

    public string? Arn => _type.Arn?.Invoke(this);

    public string Ref => _type.Ref(this);

    /// <summary>The stack that this resource nests, where it does.</summary>
    public StackBuilder? Nested => _nested?.Value(() => _spot.Wrong("the nested stack depends on itself (circular dependency)"));

    /// <summary>The logical ids that the resource can't be made before.</summary>
    public HashSet<string> Needs { get; } = new(StringComparer.Ordinal);

    /// <summary>What the drawn ids of this resource are decided by.</summary>
    public string Seed(string purpose = "") => $"{Place.Account}/{Place.Region}/{_stack.Stack.Name}/{LogicalId}/{purpose}";

    /// <summary>One property, resolved; null where it is absent.</summary>
    public Json? Property(string name)
    {
        if (_members.TryGetValue(name, out var known)) return known;
        var value = RawProperties.TryGet(name, out var raw) ? _stack.Resolver.Resolve(raw, PropertiesSpot.At(name)) : null;
        return _members[name] = value;
    }

    /// <summary>One property as text, or null where it is absent or no text.</summary>
    public string? Text(string name) => (Property(name) as JsonString)?.Value;

    /// <summary>What <c>Fn::GetAtt</c> reads.</summary>
    public Json Attribute(string name, Spot at)
    {
        if (_nested is not null && name.StartsWith("Outputs.", StringComparison.Ordinal)) return Nested!.Output(name["Outputs.".Length..], at);
        if (Known(name) is { } known) return known;
        if (_type.Unknown) return $"{LogicalId}.{name}"; // says what it stands for, wherever it turns up
        throw at.Wrong($"{Type} {LogicalId} has no attribute {name}. It has {string.Join(", ", AttributeNames)}");
    }

    private Json? Known(string attribute) =>
        _type.Attributes.TryGetValue(attribute, out var read) ? read(this)
        : attribute == "Arn" && Arn is { } arn ? (Json)arn
        : null;

    public Resource Build() => new()
    {
        Stack = _stack.Stack,
        LogicalId = LogicalId,
        Path = Path,
        Type = Type,
        Name = Name,
        Arn = Arn,
        Ref = Ref,
        Properties = Properties,
        Inert = _type.Inert,
        Attributes = AttributeNames.ToDictionary(name => name, name => Known(name)!, StringComparer.Ordinal),
    };

    /// <summary>Notes what <c>DependsOn</c> names.</summary>
    public void ReadDependsOn()
    {
        foreach (var needed in _definition["DependsOn"] as IEnumerable<Json> ?? [_definition["DependsOn"] ?? Json.Null])
        {
            if (needed is not JsonString { Value: var id }) continue;
            if (!_stack.Declares(id)) throw _spot.Wrong($"DependsOn names {id}, and the stack has no such resource");
            Needs.Add(id);
        }
    }

    private JsonMap Properties => _properties.Value(() => _spot.Wrong("its properties depend on themselves (circular dependency)"));

    private JsonMap RawProperties => _definition["Properties"] is not { } properties ? JsonMap.Empty
        : properties as JsonMap ?? throw PropertiesSpot.Wrong($"they must be an object and are {properties.Kind}");

    private Spot PropertiesSpot => _spot.At("Properties");

    private IEnumerable<string> AttributeNames => _type.Attributes.Keys.Append("Arn").Where(name => Known(name) is not null);

    private string Path => _definition["Metadata"]?.TextOf("aws:cdk:path")
        ?? _stack.PathOf(LogicalId)
        ?? $"{_stack.Stack.Path}/{LogicalId}";
}
