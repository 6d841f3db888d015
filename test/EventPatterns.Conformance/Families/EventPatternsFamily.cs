using System.Text;
using EventPatterns.Conformance.Cases;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Conformance.Families;

/// <summary>
/// A pattern and an event. What was recorded on the service runs through TestEventPattern, what was recorded on AWS's engine
/// through the pattern alone.
/// </summary>
internal sealed class EventPatternsFamily : IFamily
{
    private const string ReasonPrefix = "Event pattern is not valid. Reason: ";
    private const string PlaceMark = "\n at [Source";

    public string Name => "event-patterns";

    public Outcome Run(JsonMap @case)
    {
        var answer = @case.TextOf("origin") == "event-ruler" ? AskEngine(@case) : EventPatternTest.Run(TextOf(@case, "pattern"), TextOf(@case, "event"));
        return Judge(@case, answer);
    }

    private static Outcome Judge(JsonMap @case, Answer answer)
    {
        var expected = @case.TextOf("expect")!;
        var actual = answer.Ok ? answer.Body["Result"] is { } result ? result.Equals(Json.True) ? "match" : "no-match" : "valid" : "error";
        if (actual != expected) return Outcome.Failed(expected, answer.Ok ? actual : $"{answer.Error.Code}: {answer.Error.Message}");
        if (answer.Ok) return Outcome.Passed;
        if (@case.TextOf("errorCode") is { } code && code != answer.Error.Code) return Outcome.Failed(code, answer.Error.Code);
        return @case.TextOf("errorMessage") is not { } message || IsMessage(message, answer.Error.Message)
            ? Outcome.Passed
            : Outcome.Failed(message, answer.Error.Message);
    }

    private static Answer AskEngine(JsonMap @case)
    {
        if (!EventPattern.TryParse(TextOf(@case, "pattern"), out var pattern, out var error)) return error;
        return (@case["event"] is null or JsonNull) && @case["eventText"] is null
            ? Answer.Empty
            : Answer.Of(JsonMap.Of(("Result", pattern.Matches(Encoding.UTF8.GetBytes(TextOf(@case, "event"))))));
    }

    /// <summary>The text is authoritative where it stands next to the JSON: it may hold duplicate names.</summary>
    private static string TextOf(JsonMap @case, string name) => @case.TextOf(name + "Text") ?? SpacedJson.Spell(@case[name]!);

    /// <summary>The engine's recordings leave the service's prefix out, and the place at the end.</summary>
    private static bool IsMessage(string recorded, string message)
    {
        if (Expectation.TextMatches(recorded, message)) return true;
        var reason = message.StartsWith(ReasonPrefix, StringComparison.Ordinal) ? message[ReasonPrefix.Length..] : message;
        var place = reason.LastIndexOf(PlaceMark, StringComparison.Ordinal);
        return Expectation.TextMatches(recorded, place < 0 ? reason : reason[..place]);
    }
}
