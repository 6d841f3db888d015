using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Pipes.Inputs;

namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>
/// A bus gets an event for each input, which becomes its <c>detail</c>. Where nothing is said, the source is the pipe and the
/// detail-type names the source's kind (API_PipeTargetEventBridgeEventBusParameters).
/// </summary>
internal sealed class BusTarget(Pipe pipe, PipeCaller caller) : IPipeTarget
{
    private readonly Json _parameters = pipe.TargetParameters["EventBridgeEventBusParameters"] ?? JsonMap.Empty;

    public int LargestBatch => 10;

    public async Task<TargetResult> Deliver(PipeBatch batch, Moment cause)
    {
        var request = JsonMap.Of(("Entries", JsonList.Of(batch.Items.Select(i => Entry(i.Event, i.Input)))));
        var answer = await caller.Call("events", "PutEvents", request, pipe.Target, cause).ConfigureAwait(false);
        return TargetResult.OfEntries(answer, Failures(answer));
    }

    private JsonMap Entry(Json @event, PipeInput input)
    {
        var entry = new JsonMapBuilder()
            .Set("EventBusName", pipe.Target)
            .Set("Source", Value("Source", @event) ?? $"Pipe {pipe.Name}")
            .Set("DetailType", Value("DetailType", @event) ?? $"Event from aws:{pipe.SourceService}")
            .Set("Detail", input.Text);
        if (_parameters["Resources"] is JsonList resources)
            entry.Set("Resources", JsonList.Of(resources.OfType<JsonString>().Select(r => DynamicValue.Of(r.Value, @event)).OfType<string>().Select(r => (Json)r)));
        if (Value("Time", @event) is { } text && AwsTime.Read(text) is { } time) entry.Set("Time", AwsTime.Iso(time));
        return entry.Build();
    }

    private string? Value(string name, Json @event) => DynamicValue.Of(_parameters.TextOf(name), @event);

    private static IEnumerable<(int, AwsError)> Failures(Answer answer) => answer.Body.ListOf("Entries")
        .Select((entry, at) => (entry, at))
        .Where(e => e.entry.TextOf("ErrorCode") is not null)
        .Select(e => (e.at, new AwsError(e.entry.TextOf("ErrorCode")!, e.entry.TextOf("ErrorMessage") ?? "")));
}
