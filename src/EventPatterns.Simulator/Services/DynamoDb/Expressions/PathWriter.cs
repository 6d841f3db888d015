using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>Puts a value at a path, or removes what stands there.</summary>
internal static class PathWriter
{
    /// <summary>The item with the value at the path; without it where the value is null. Null where the path leads nowhere.</summary>
    public static AttributeMap? Write(AttributeMap item, DocumentPath path, AttributeValue? value) => Write(item, path, 0, value);

    private static AttributeMap? Write(AttributeMap map, DocumentPath path, int at, AttributeValue? value)
    {
        if (path.Parts[at].Name is not { } name) return null;
        if (at == path.Parts.Length - 1) return value is null ? map.Without(name) : map.With(name, value);
        return Inside(map[name], path, at + 1, value) is { } inner ? map.With(name, inner) : null;
    }

    private static AttributeValue? Inside(AttributeValue? parent, DocumentPath path, int at, AttributeValue? value) => parent switch
    {
        MapValue map => Write(map.Attributes, path, at, value) is { } attributes ? new MapValue(attributes) : null,
        ListValue list when path.Parts[at].Name is null => Write(list, path, at, value),
        _ => null,
    };

    private static ListValue? Write(ListValue list, DocumentPath path, int at, AttributeValue? value)
    {
        var place = path.Parts[at].Index;
        var inRange = place < list.Elements.Count;
        if (at == path.Parts.Length - 1)
        {
            if (value is null) return inRange ? new([.. list.Elements.Where((_, index) => index != place)]) : list;
            return inRange ? Replace(list, place, value) : new([.. list.Elements, value]);
        }
        return inRange && Inside(list.Elements[place], path, at + 1, value) is { } inner ? Replace(list, place, inner) : null;
    }

    private static ListValue Replace(ListValue list, int place, AttributeValue value)
    {
        var elements = list.Elements.ToArray();
        elements[place] = value;
        return new(elements);
    }
}
