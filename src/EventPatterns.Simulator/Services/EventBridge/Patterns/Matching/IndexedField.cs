namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>A field that rules use, with the values by which rules are found and, while an event is matched, its values there.</summary>
internal sealed class IndexedField(string path)
{
    private long _event;
    private int _first = EventFields.None;

    public string Path => path;

    public ValueIndex Index { get; private set; } = new();

    /// <summary>How many different conditions rules have on it.</summary>
    public int Conditions { get; set; }

    /// <summary>Forgets by which values rules are found.</summary>
    public void ForgetValues() => Index = new();

    /// <summary>The first of the field's values in the event, or <see cref="EventFields.None"/>.</summary>
    public int FirstIn(long @event) => _event == @event ? _first : EventFields.None;

    /// <summary>Puts a value before those that the field has in the event, and returns the one that was first.</summary>
    public int Push(long @event, int value)
    {
        var next = FirstIn(@event);
        (_event, _first) = (@event, value);
        return next;
    }
}
