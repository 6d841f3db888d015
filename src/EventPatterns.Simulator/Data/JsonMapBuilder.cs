namespace EventPatterns.Simulator.Data;

/// <summary>Gathers the members of a <see cref="JsonMap"/>.</summary>
public sealed class JsonMapBuilder(int capacity = 4)
{
    private KeyValuePair<string, Json>[] _members = new KeyValuePair<string, Json>[capacity];
    private Dictionary<string, int>? _index;
    private bool _given; // the array is an object's, and changes no more

    /// <summary>How many members were set.</summary>
    public int Count { get; private set; }

    /// <summary>Sets a member: in its place where it was set before, else at the end.</summary>
    public JsonMapBuilder Set(string name, Json value)
    {
        var at = Find(name);
        if (at < 0)
        {
            at = Count++;
            _index?.Add(name, at);
        }
        if (_given || at == _members.Length) Copy(Math.Max(Count, 2 * at));
        _members[at] = new(name, value);
        return this;
    }

    /// <summary>Sets a member unless the value is null.</summary>
    public JsonMapBuilder SetIf(string name, Json? value) => value is null ? this : Set(name, value);

    /// <summary>The object.</summary>
    public JsonMap Build()
    {
        if (Count < _members.Length) Copy(Count);
        _given = true;
        return JsonMap.Own(_members);
    }

    private void Copy(int capacity)
    {
        var members = new KeyValuePair<string, Json>[capacity];
        Array.Copy(_members, members, Math.Min(_members.Length, capacity));
        (_members, _given) = (members, false);
    }

    private int Find(string name)
    {
        if (Count > JsonMap.LinearUpTo) return (_index ??= Index()).TryGetValue(name, out var found) ? found : -1;
        for (var at = 0; at < Count; at++)
            if (_members[at].Key == name) return at;
        return -1;
    }

    private Dictionary<string, int> Index()
    {
        var index = new Dictionary<string, int>(2 * Count, StringComparer.Ordinal);
        for (var at = 0; at < Count; at++) index.Add(_members[at].Key, at);
        return index;
    }
}
