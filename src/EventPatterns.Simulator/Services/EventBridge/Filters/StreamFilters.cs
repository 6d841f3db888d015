using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.EventBridge.Filters;

/// <summary>The filters of one source. A record passes where one of them lets it through, or where there is none.</summary>
internal sealed class StreamFilters
{
    private readonly List<StreamFilter> _filters = [];

    private StreamFilters() { }

    /// <summary>Lets every record through.</summary>
    public static StreamFilters None { get; } = new();

    /// <summary>Reads <c>FilterCriteria</c>: <c>{"Filters": [{"Pattern": "..."}]}</c>.</summary>
    public static (StreamFilters Filters, AwsError? Error) Read(Json? filterCriteria)
    {
        var read = new StreamFilters();
        foreach (var entry in filterCriteria?["Filters"] as JsonList ?? JsonList.Empty)
        {
            if (!StreamFilter.TryParse(entry.TextOf("Pattern") ?? "{}", out var filter, out var error)) return (None, error);
            read._filters.Add(filter);
        }
        return (read, null);
    }

    /// <summary>Whether the record passes.</summary>
    public bool Matches(JsonMap record) => _filters.Count == 0 || _filters.Exists(filter => filter.Matches(record));
}
