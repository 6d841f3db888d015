using System.Collections.Immutable;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>The parts of an item that a reader asked for.</summary>
internal sealed class Projection(ImmutableArray<DocumentPath> paths)
{
    public ImmutableArray<DocumentPath> Paths { get; } = paths;

    /// <summary>The item's attributes at the paths; what is not there is left out.</summary>
    public AttributeMap Of(AttributeMap item) => OfMap(item, Paths, 0);

    private static AttributeMap OfMap(AttributeMap map, IEnumerable<DocumentPath> paths, int depth)
    {
        var found = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var same in paths.Where(path => path.Parts[depth].Name is not null).GroupBy(path => path.Parts[depth].Name!))
            if (map[same.Key] is { } value && Inside(value, same, depth + 1) is { } part)
                found.Add(new(same.Key, part));
        return new([.. found]);
    }

    private static AttributeValue? Inside(AttributeValue value, IEnumerable<DocumentPath> paths, int depth)
    {
        if (paths.Any(path => path.Parts.Length == depth)) return value;
        switch (value)
        {
            case MapValue map:
                var attributes = OfMap(map.Attributes, paths, depth);
                return attributes.Count == 0 ? null : new MapValue(attributes);
            case ListValue list:
                var elements = OfList(list, paths, depth);
                return elements.Length == 0 ? null : new ListValue(elements);
            default:
                return null;
        }
    }

    private static AttributeValue[] OfList(ListValue list, IEnumerable<DocumentPath> paths, int depth) =>
        [.. paths.Where(path => path.Parts[depth].Name is null && path.Parts[depth].Index < list.Elements.Count)
            .GroupBy(path => path.Parts[depth].Index)
            .OrderBy(same => same.Key)
            .Select(same => Inside(list.Elements[same.Key], same, depth + 1))
            .OfType<AttributeValue>()];
}
