using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>Finds what stands at a path.</summary>
internal static class PathReader
{
    public static AttributeValue? Read(AttributeMap item, DocumentPath path)
    {
        var found = item[path.Head];
        for (var at = 1; at < path.Parts.Length && found is not null; at++) found = Step(found, path.Parts[at]);
        return found;
    }

    public static AttributeValue? Step(AttributeValue from, PathPart part) => (from, part.Name) switch
    {
        (MapValue map, { } name) => map.Attributes[name],
        (ListValue list, null) => part.Index < list.Elements.Count ? list.Elements[part.Index] : null,
        _ => null,
    };
}
