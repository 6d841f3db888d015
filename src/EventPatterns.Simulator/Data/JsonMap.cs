using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace EventPatterns.Simulator.Data;

/// <summary>A JSON object: members in the order they were given. The last of two members of one name wins.</summary>
public sealed class JsonMap : Json, IReadOnlyCollection<KeyValuePair<string, Json>>
{
    /// <summary>So many members, an event's among them, are found as soon as through an index, which costs more than they do.</summary>
    internal const int LinearUpTo = 16;

    private readonly KeyValuePair<string, Json>[] _members;
    private Dictionary<string, int>? _index;

    private JsonMap(KeyValuePair<string, Json>[] members) => _members = members;

    /// <summary>The object without members.</summary>
    public static JsonMap Empty { get; } = new([]);

    /// <summary>An object of the given members.</summary>
    public static JsonMap Of(params ReadOnlySpan<(string Name, Json Value)> members)
    {
        var builder = new JsonMapBuilder(members.Length);
        foreach (var (name, value) in members) builder.Set(name, value);
        return builder.Build();
    }

    internal static JsonMap Own(KeyValuePair<string, Json>[] members) => members.Length == 0 ? Empty : new(members);

    /// <inheritdoc/>
    public override string Kind => "object";

    /// <summary>How many members there are.</summary>
    public int Count => _members.Length;

    /// <summary>The members, to walk without an enumerator on hot paths.</summary>
    internal ReadOnlySpan<KeyValuePair<string, Json>> Members => _members;

    /// <summary>The names of the members, in order.</summary>
    public IEnumerable<string> Names => _members.Select(m => m.Key);

    /// <inheritdoc/>
    public override Json? this[string name] => TryGet(name, out var value) ? value : null;

    /// <summary>Whether there is a member of this name.</summary>
    public bool Has(string name) => Find(name) >= 0;

    /// <summary>The member of this name, where there is one.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Json? value)
    {
        var at = Find(name);
        value = at < 0 ? null : _members[at].Value;
        return at >= 0;
    }

    /// <summary>This object with one member set: replaced in its place, or added at the end.</summary>
    public JsonMap With(string name, Json value)
    {
        var at = Find(name);
        var members = at < 0 ? new KeyValuePair<string, Json>[_members.Length + 1] : new KeyValuePair<string, Json>[_members.Length];
        _members.CopyTo(members, 0);
        members[at < 0 ? _members.Length : at] = new(name, value);
        return new(members);
    }

    /// <summary>This object without the member, where it has it.</summary>
    public JsonMap Without(string name) =>
        Has(name) ? Own([.. _members.Where(m => m.Key != name)]) : this;

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _members)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public override bool Equals(Json? other) => ReferenceEquals(this, other) || (other is JsonMap map
        && map.Count == Count
        && _members.All(m => map.TryGet(m.Key, out var value) && value.Equals(m.Value)));

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _members.Aggregate(Count, (sum, m) => sum + HashCode.Combine(m.Key, m.Value)); // in any order

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Json>> GetEnumerator() => _members.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string name)
    {
        if (_members.Length > LinearUpTo) return (_index ??= Index()).TryGetValue(name, out var found) ? found : -1;
        for (var at = 0; at < _members.Length; at++)
            if (_members[at].Key == name) return at;
        return -1;
    }

    private Dictionary<string, int> Index()
    {
        var index = new Dictionary<string, int>(_members.Length, StringComparer.Ordinal);
        for (var at = 0; at < _members.Length; at++) index[_members[at].Key] = at;
        return index;
    }
}
