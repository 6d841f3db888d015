using EventPatterns.Conformance.Cases;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Filters;

namespace EventPatterns.Conformance.Families;

/// <summary>A filter on a queue's messages or a table's stream, and the records that passed.</summary>
internal sealed class StreamFiltersFamily : IFamily
{
    public string Name => "stream-filters";

    public Outcome Run(JsonMap @case)
    {
        var expected = @case["expected"]!;
        var text = @case.TextOf("filterPatternText") ?? @case["filterPattern"]!.ToString();
        if (!StreamFilter.TryParse(text, out var filter, out var error))
            return Outcome.Compare(expected, JsonMap.Of(("errorCode", error.Code), ("errorMessage", error.Message)));
        if (@case["messages"] is JsonList messages) return RunQueue(expected, messages, filter);
        return @case["puts"] is JsonList puts
            ? RunTable(expected, @case["table"]!, puts, filter)
            : Outcome.Failed(expected.ToString(), "the filter was accepted");
    }

    private static Outcome RunQueue(Json expected, JsonList messages, StreamFilter filter)
    {
        var passed = messages.ToLookup(message => filter.Matches(JsonMap.Of(("body", message), ("eventSource", "aws:sqs"))));
        var actual = JsonMap.Of(("deliveredBodies", JsonList.Of(passed[true])), ("droppedAndDeletedFromQueue", JsonList.Of(passed[false])));
        return Outcome.Compare(((JsonMap)expected).Without("recordShape"), actual);
    }

    private static Outcome RunTable(Json expected, Json table, JsonList puts, StreamFilter filter)
    {
        var delivered = TableStream.RecordsOf(table, puts).Where(filter.Matches).ToList();
        return Outcome.Compare(expected["deliveredRecords"]!, JsonList.Of(delivered));
    }
}
