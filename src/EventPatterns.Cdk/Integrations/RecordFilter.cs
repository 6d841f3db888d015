using EventPatterns.Cdk.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// The filter of a pipe from a Kinesis stream: the map's conditions, and that what the map reads is there. Without the latter
/// a pipe would write an empty text for what a record lacks.
/// </summary>
internal static class RecordFilter
{
    private static readonly object[] IsThere = [new Dictionary<string, object> { ["exists"] = true }];

    public static Dictionary<string, object> Of(RecordMap map)
    {
        var filter = Copy(map.Conditions.ToDetail());
        foreach (var source in map.Sources) Demand(filter, [PatternBuilder.Data, .. source.Segments]);
        return filter;
    }

    // A condition on the member is enough: all but NotExists ask that it be there.
    private static void Demand(Dictionary<string, object> level, IReadOnlyList<string> path)
    {
        foreach (var segment in path.SkipLast(1))
        {
            if (!level.TryGetValue(segment, out var next)) level[segment] = next = new Dictionary<string, object>();
            level = (Dictionary<string, object>)next;
        }
        level.TryAdd(path[^1], IsThere);
    }

    private static Dictionary<string, object> Copy(Dictionary<string, object> level) =>
        level.ToDictionary(member => member.Key, member => member.Value is Dictionary<string, object> below ? Copy(below) : member.Value);
}
