using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Runs a distributed Map state: each item, or each batch of items, is an execution of its own.</summary>
internal sealed class DistributedMapRunner
{
    /// <summary>How many children run at once where the definition does not say. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html</summary>
    private const int MostAtOnce = 10_000;

    private readonly Visit _visit;
    private readonly MapState _state;
    private readonly JsonList _inputs;
    private readonly string _run;
    private readonly Tolerance _tolerance;
    private readonly Json[] _outputs;
    private int _next;

    private DistributedMapRunner(Visit visit, MapState state, JsonList inputs, string run, Tolerance tolerance)
    {
        _visit = visit;
        _state = state;
        _inputs = inputs;
        _run = run;
        _tolerance = tolerance;
        _outputs = new Json[inputs.Count];
    }

    public static async ValueTask<WorkResult> Run(Visit visit, MapState state)
    {
        RefuseWhatIsNotSimulated(state);
        var input = state.Data.Begin(visit.Scope);
        var scope = visit.Scope.On(input);
        var most = state.MaxConcurrency?.Whole(scope) ?? 0;
        var items = MapItems.Of(visit, state, input);
        var selected = JsonList.Of(items.Select((item, index) => MapItems.Selected(visit, state, input, item, MapItems.InContext(index, item))));
        var inputs = state.Batcher is null ? selected : ItemBatches.Of(state.Batcher, selected, scope);

        visit.Strand.Record(HistoryEventType.MapStateStarted, new MapStateStarted(items.Count));
        var tolerance = Tolerance.Of(state.Distributed!, scope);
        var request = visit.Frame.Execution.Request;
        var run = $"{request.StateMachineName}/{state.Distributed!.Label ?? visit.Host.Random.NextUuid()}:{visit.Host.Random.NextUuid()}";
        visit.Strand.Record(HistoryEventType.MapRunStarted, new MapRunStarted(request.Place.Arn("states", "mapRun:" + run)));
        var runner = new DistributedMapRunner(visit, state, inputs, run, tolerance);
        return await runner.Run((int)Math.Min(most <= 0 ? MostAtOnce : most, MostAtOnce)).ConfigureAwait(false);
    }

    private static void RefuseWhatIsNotSimulated(MapState state)
    {
        var reader = state.Distributed!.ItemReader;
        if (reader is null && state.Distributed.ResultWriter is null) return;
        throw new SimulationException($"The Map state '{state.Name}' has {(reader is null ? "a ResultWriter" : "an ItemReader")}, and S3 is not simulated: hand the items over in the state's input.");
    }

    private async ValueTask<WorkResult> Run(int atOnce)
    {
        var lines = Math.Min(atOnce, _inputs.Count);
        _next = lines;
        var running = new List<Task>();
        for (var line = 0; line < lines; line++)
        {
            var children = Line(line);
            if (!children.IsCompletedSuccessfully) running.Add(children.AsTask());
        }
        await Task.WhenAll(running).ConfigureAwait(false);

        if (_tolerance.Failure is { } failure)
        {
            _visit.Strand.Record(HistoryEventType.MapRunFailed, new Failed(failure.Error, failure.Cause));
            return WorkResult.Failed(failure);
        }
        _visit.Strand.Record(HistoryEventType.MapRunSucceeded);
        _visit.Strand.Note(HistoryEventType.MapStateSucceeded);
        return new WorkResult(JsonList.Of(_outputs.Where(output => output is not null)), null);
    }

    private async ValueTask Line(int first)
    {
        for (var index = first; index < _inputs.Count && _tolerance.Failure is null; index = _next++)
        {
            var child = new StateMachineExecution(Machine(), Child(_inputs[index]), _visit.Host);
            var result = await child.Run(_visit.Frame.Cancellation).ConfigureAwait(false);
            if (result.Output is { } output) _outputs[index] = output;
            else _tolerance.Fail(_inputs.Count);
        }
    }

    private StateMachine Machine() => new() { Definition = Json.Null, States = _state.Processor };

    private ExecutionRequest Child(Json input)
    {
        var parent = _visit.Frame.Execution.Request;
        var name = _visit.Host.Random.NextUuid();
        var machine = _run[.._run.LastIndexOf(':')];
        return parent with
        {
            Name = name,
            Arn = parent.Place.Arn("states", $"{(_state.Distributed!.Express ? "express" : "execution")}:{machine}:{name}"),
            StateMachineArn = parent.Place.Arn("states", "stateMachine:" + machine),
            Input = input,
            Express = _state.Distributed.Express,
        };
    }
}
