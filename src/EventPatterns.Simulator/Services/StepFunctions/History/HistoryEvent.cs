using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.History;

/// <summary>One event of an execution's history. It is written as AWS's API gives it only when someone asks.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="PreviousId">The event that it followed in its branch; 0 for the first state's entry.</param>
/// <param name="At">The virtual time.</param>
/// <param name="Type">What happened.</param>
/// <param name="Details">The details, where the type has any.</param>
internal sealed record HistoryEvent(long Id, long PreviousId, DateTimeOffset At, HistoryEventType Type, HistoryDetails? Details)
{
    /// <summary>The event as <c>GetExecutionHistory</c> gives it; the timestamp in seconds since 1970.</summary>
    public JsonMap ToJson()
    {
        var json = new JsonMapBuilder()
            .Set("timestamp", At.ToUnixTimeMilliseconds() / 1000.0)
            .Set("type", Type.ToString())
            .Set("id", Id)
            .Set("previousEventId", PreviousId);
        if (Details is not null) json.Set(Details.MemberOf(Type), Details.ToJson());
        return json.Build();
    }
}
