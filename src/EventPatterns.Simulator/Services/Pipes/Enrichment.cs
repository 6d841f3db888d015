using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Pipes.Inputs;

namespace EventPatterns.Simulator.Services.Pipes;

/// <summary>Asks a synchronous Express workflow or a function for more, and goes on with its answer (UG/pipes-enrichment.html).</summary>
internal sealed class Enrichment
{
    private readonly string _arn;
    private readonly SynchronousCall _call;
    private readonly PipeTemplate? _template;
    private readonly World _world;

    private Enrichment(Pipe pipe, World world, SynchronousCall call)
    {
        (_arn, _world, _call) = (pipe.Enrichment!, world, call);
        _template = PipeTemplate.Of(pipe.EnrichmentParameters.TextOf("InputTemplate"), pipe);
    }

    /// <summary>The enrichment of a pipe, or null where it has none.</summary>
    /// <exception cref="SimulationException">It is of a kind that the simulator does not know.</exception>
    public static Enrichment? Of(Pipe pipe, World world, PipeCaller caller)
    {
        if (pipe.Enrichment is not { } arn) return null;
        return Pipe.ServiceOf(arn) is "states" or "lambda"
            ? new Enrichment(pipe, world, new SynchronousCall(caller))
            : throw new SimulationException($"The pipe {pipe.Arn} has an enrichment of a kind that the simulator does not know: {arn}. It knows Step Functions and Lambda.");
    }

    public async Task<(IReadOnlyList<Json> Events, AwsError? Error)> Enrich(IReadOnlyList<Json> events, Moment cause)
    {
        var inputs = events.Select(e => _template is null ? PipeInput.Of(e) : _template.Fill(e, _world.Loop.Now)).ToList();
        if (PipeInput.ListOf(inputs, out var invalid) is not { } list) return ([], invalid);
        var answer = await _call.Call(_arn, list, cause).ConfigureAwait(false);
        return answer.Ok ? (Items(answer.Body), null) : ([], answer.Error);
    }

    private static IReadOnlyList<Json> Items(Json answer) => answer switch
    {
        JsonNull or JsonMap { Count: 0 } or JsonString { Value: "" } => [],
        JsonList list => list,
        _ => [answer],
    };
}
