using System.Collections;
using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.DynamoDb.Values;

/// <summary>The attributes of an item or of a map, immutable.</summary>
internal sealed class AttributeMap : IReadOnlyCollection<KeyValuePair<string, AttributeValue>>, IEquatable<AttributeMap>
{
    private const int LinearUpTo = 12;
    private readonly KeyValuePair<string, AttributeValue>[] _attributes;
    private Dictionary<string, int>? _index;
    private JsonMap? _json;
    private int _size = -1;

    public AttributeMap(KeyValuePair<string, AttributeValue>[] attributes) => _attributes = attributes;

    public static AttributeMap Empty { get; } = new([]);

    public int Count => _attributes.Length;

    /// <summary>The bytes of names and values.</summary>
    public int Size
    {
        get
        {
            if (_size >= 0) return _size;
            var size = 0;
            foreach (var (name, value) in _attributes) size += Encoding.UTF8.GetByteCount(name) + value.Size;
            return _size = size;
        }
    }

    public AttributeValue? this[string name]
    {
        get
        {
            var at = Find(name);
            return at < 0 ? null : _attributes[at].Value;
        }
    }

    public AttributeMap With(string name, AttributeValue value)
    {
        var at = Find(name);
        var copy = new KeyValuePair<string, AttributeValue>[at < 0 ? Count + 1 : Count];
        _attributes.CopyTo(copy, 0);
        copy[at < 0 ? Count : at] = new(name, value);
        return new(copy);
    }

    public AttributeMap Without(string name) =>
        Find(name) < 0 ? this : new([.. _attributes.Where(attribute => attribute.Key != name)]);

    /// <summary>The attributes of the given names that are there.</summary>
    public AttributeMap Only(IEnumerable<string> names) =>
        new([.. names.Distinct().Select(name => (name, value: this[name])).Where(found => found.value is not null)
            .Select(found => KeyValuePair.Create(found.name, found.value!))]);

    /// <summary>The attributes in DynamoDB JSON.</summary>
    public JsonMap ToJson()
    {
        if (_json is not null) return _json;
        var members = new JsonMapBuilder(Count);
        foreach (var (name, value) in _attributes) members.Set(name, value.ToJson());
        return _json = members.Build();
    }

    public bool Equals(AttributeMap? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || other.Count != Count) return false;
        foreach (var (name, value) in _attributes)
            if (other[name] is not { } its || !(ReferenceEquals(value, its) || value.Equals(its))) return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as AttributeMap);

    public override int GetHashCode() => _attributes.Aggregate(Count, (sum, a) => sum + HashCode.Combine(a.Key, a.Value));

    public IEnumerator<KeyValuePair<string, AttributeValue>> GetEnumerator() => _attributes.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string name)
    {
        if (_attributes.Length > LinearUpTo) return (_index ??= Index()).TryGetValue(name, out var found) ? found : -1;
        for (var at = 0; at < _attributes.Length; at++)
            if (_attributes[at].Key == name) return at;
        return -1;
    }

    private Dictionary<string, int> Index()
    {
        var index = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        for (var at = 0; at < Count; at++) index[_attributes[at].Key] = at;
        return index;
    }
}
