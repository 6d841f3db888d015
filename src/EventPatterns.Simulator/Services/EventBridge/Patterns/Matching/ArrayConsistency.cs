namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>
/// Looks for values that stand together: fields under one array must come from one element of it
/// (https://github.com/aws/event-ruler, "arrays"). A field is absent where no value of it stands in the elements that the fields
/// before it chose, in the order of their paths.
/// </summary>
internal sealed class ArrayConsistency
{
    private readonly List<(int Array, int Index)> _chosen = [];
    private Condition[] _conditions = [];
    private EventFields _fields = new();

    /// <summary>Whether such a choice exists; every condition is known to hold by itself.</summary>
    public bool IsConsistent(Condition[] conditions, EventFields fields)
    {
        (_conditions, _fields) = (conditions, fields);
        _chosen.Clear();
        return From(0);
    }

    private bool From(int at)
    {
        if (at == _conditions.Length) return true;
        var condition = _conditions[at];
        foreach (var place in condition.Places)
        {
            var before = _chosen.Count;
            if (TryChoose(place) && From(at + 1)) return true;
            _chosen.RemoveRange(before, _chosen.Count - before);
        }
        return condition.Pattern.MayBeAbsent && IsAbsent(condition.Field) && From(at + 1);
    }

    private bool TryChoose(int place)
    {
        for (; place != EventFields.None; place = _fields.Place(place).Outer)
        {
            var (array, index, _) = _fields.Place(place);
            var known = IndexIn(array);
            if (known == EventFields.None) _chosen.Add((array, index));
            else if (known != index) return false;
        }
        return true;
    }

    private bool IsAbsent(IndexedField field)
    {
        for (var value = field.FirstIn(_fields.Event); value != EventFields.None; value = _fields.NextOf(value))
            if (Agrees(_fields.PlaceOf(value))) return false;
        return true;
    }

    private bool Agrees(int place)
    {
        for (; place != EventFields.None; place = _fields.Place(place).Outer)
            if (IndexIn(_fields.Place(place).Array) is var known and not EventFields.None && known != _fields.Place(place).Index) return false;
        return true;
    }

    private int IndexIn(int array)
    {
        foreach (var (chosen, index) in _chosen)
            if (chosen == array) return index;
        return EventFields.None;
    }
}
