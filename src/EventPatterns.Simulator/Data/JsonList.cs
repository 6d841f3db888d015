using System.Collections;
using System.Text.Json;

namespace EventPatterns.Simulator.Data;

/// <summary>A JSON array.</summary>
public sealed class JsonList : Json, IReadOnlyList<Json>
{
    private readonly Json[] _items;

    private JsonList(Json[] items) => _items = items;

    /// <summary>The array without items.</summary>
    public static JsonList Empty { get; } = new([]);

    /// <summary>An array of the given items.</summary>
    public static JsonList Of(params IEnumerable<Json> items) => Own([.. items]);

    internal static JsonList Own(Json[] items) => items.Length == 0 ? Empty : new(items);

    /// <inheritdoc/>
    public override string Kind => "array";

    /// <summary>How many items there are.</summary>
    public int Count => _items.Length;

    /// <summary>The item at the place, from 0.</summary>
    public Json this[int index] => _items[index];

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in _items) item.WriteTo(writer);
        writer.WriteEndArray();
    }

    /// <inheritdoc/>
    public override bool Equals(Json? other) => ReferenceEquals(this, other)
        || (other is JsonList list && _items.AsSpan().SequenceEqual(list._items));

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Aggregate(_items.Length, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<Json> GetEnumerator() => _items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
