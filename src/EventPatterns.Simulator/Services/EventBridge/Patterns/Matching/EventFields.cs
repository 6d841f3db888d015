using System.Text.Json;
using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>The values of one event that rules ask for. It is kept from event to event, so that matching allocates nothing.</summary>
internal sealed class EventFields
{
    /// <summary>No value; and, as a place in arrays, outside all.</summary>
    public const int None = -1;

    private readonly List<Value> _values = [];
    private readonly List<ArrayPlace> _places = [];
    private byte[] _unescaped = new byte[256];
    private int _unescapedLength;

    /// <summary>A scalar: where its text stands, in which element of which arrays, and the next value of the same field.</summary>
    private readonly record struct Value(IndexedField Field, bool IsString, bool IsUnescaped, int Start, int Length, int Place, int Next);

    /// <summary>An element of an array, and the element that holds that array.</summary>
    public readonly record struct ArrayPlace(int Array, int Index, int Outer);

    /// <summary>The number of this event; each has its own.</summary>
    public long Event { get; private set; }

    public int Count => _values.Count;

    public void Begin()
    {
        Event++;
        _values.Clear();
        _places.Clear();
        _unescapedLength = 0;
    }

    public int AddPlace(int array, int index, int outer)
    {
        _places.Add(new(array, index, outer));
        return _places.Count - 1;
    }

    public void Add(IndexedField field, bool isString, int start, int length, int place) =>
        _values.Add(new(field, isString, false, start, length, place, field.Push(Event, _values.Count)));

    /// <summary>Adds a string that was written with escapes; at most <paramref name="longest"/> bytes without them.</summary>
    public void AddUnescaped(IndexedField field, ref Utf8JsonReader reader, int longest, int place)
    {
        if (_unescaped.Length - _unescapedLength < longest) Array.Resize(ref _unescaped, Math.Max(_unescaped.Length * 2, _unescapedLength + longest));
        var length = reader.CopyString(_unescaped.AsSpan(_unescapedLength));
        _values.Add(new(field, true, true, _unescapedLength, length, place, field.Push(Event, _values.Count)));
        _unescapedLength += length;
    }

    public IndexedField FieldOf(int value) => _values[value].Field;

    public int PlaceOf(int value) => _values[value].Place;

    public int NextOf(int value) => _values[value].Next;

    public ArrayPlace Place(int place) => _places[place];

    /// <summary>The value itself.</summary>
    public EventValue At(int value, ReadOnlySpan<byte> utf8)
    {
        var found = _values[value];
        return new(found.IsString, (found.IsUnescaped ? _unescaped.AsSpan() : utf8).Slice(found.Start, found.Length));
    }
}
