using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Traces;

/// <summary>A trace as text and as JSON.</summary>
internal static class TraceText
{
    public static string Tree(Trace trace) => new TreeText(trace.Words).Of(TraceNode.Of(trace));

    public static JsonList ToJson(Trace trace) => JsonList.Of(trace.Moments.Select(ToJson));

    private static JsonMap ToJson(Moment moment)
    {
        var json = new JsonMapBuilder(10)
            .Set("id", moment.Id)
            .Set("at", Services.AwsTime.Iso(moment.At))
            .Set("kind", moment.Kind.ToString().ToLowerInvariant())
            .Set("subject", moment.Subject)
            .Set("what", moment.What);
        if (moment.Cause is { } cause) json.Set("cause", cause.Id);
        if (moment.By is { } by) json.Set("by", by.Name);
        if (moment.Request is { } request) json.Set("request", request);
        if (moment.Answer is { } answer)
        {
            if (answer.Error is { } error) json.Set("error", JsonMap.Of(("code", error.Code), ("message", error.Message)));
            else json.Set("answer", answer.Body);
        }
        if (moment.Note is { } note) json.Set("note", note);
        return json.Build();
    }
}
