using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns;

/// <summary>The API action TestEventPattern; see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html.</summary>
internal static class EventPatternTest
{
    /// <summary>The page names <c>resources</c> too; the service does without.</summary>
    private static readonly string[] Mandatory = ["id", "account", "source", "time", "region", "detail-type"];

    /// <summary>Answers <c>{"Result": true}</c> where the event matches.</summary>
    public static Answer Run(string patternText, string eventText)
    {
        if (!EventPattern.TryParse(patternText, out var pattern, out var error)) return error;
        return Json.TryParse(eventText, out var value) && value is JsonMap @event && Array.TrueForAll(Mandatory, @event.Has)
            ? Answer.Of(JsonMap.Of(("Result", pattern.Matches(@event))))
            : Answer.Fail("ValidationException", "Parameter Event is not valid.");
    }
}
