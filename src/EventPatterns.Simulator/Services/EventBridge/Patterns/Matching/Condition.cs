namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>
/// A field and what its value must be, shared by all rules that ask the same. What an event says to it is found once an event.
/// </summary>
internal sealed class Condition(PatternField pattern, IndexedField indexed)
{
    private readonly List<int> _places = [];
    private long _event;

    public PatternField Pattern => pattern;

    public IndexedField Field => indexed;

    /// <summary>How many alternatives use it.</summary>
    public int Uses { get; set; }

    /// <summary>Whether it holds, leaving arrays aside; then <see cref="Places"/> or absence says how.</summary>
    public bool Holds { get; private set; }

    /// <summary>Whether it holds whatever elements of arrays the other conditions choose.</summary>
    public bool HoldsAnywhere { get; private set; }

    /// <summary>The elements of arrays in which a value fits, each once; <see cref="EventFields.None"/> is outside all arrays.</summary>
    public IReadOnlyList<int> Places => _places;

    /// <summary>Asks the event, unless it was asked before.</summary>
    public void Ask(EventFields fields, ReadOnlySpan<byte> utf8)
    {
        if (_event == fields.Event) return;
        _event = fields.Event;
        _places.Clear();
        var valueOutside = false;
        var first = indexed.FirstIn(fields.Event);
        for (var value = first; value != EventFields.None; value = fields.NextOf(value))
        {
            var place = fields.PlaceOf(value);
            valueOutside |= place == EventFields.None;
            if (!_places.Contains(place) && Fits(fields, utf8, value)) _places.Add(place);
        }
        var fitsOutside = _places.Contains(EventFields.None);
        HoldsAnywhere = fitsOutside || (pattern.MayBeAbsent && first == EventFields.None);
        Holds = HoldsAnywhere || _places.Count > 0 || (pattern.MayBeAbsent && !valueOutside);
    }

    private bool Fits(EventFields fields, ReadOnlySpan<byte> utf8, int value)
    {
        var its = fields.At(value, utf8);
        foreach (var wanted in pattern.Patterns)
            if (wanted.Matches(its)) return true;
        return false;
    }
}
