using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Runs an inline Map state: so many iterations at once, each on its own line of events.</summary>
internal sealed class MapRunner : IDisposable
{
    /// <summary>How many iterations an inline Map runs at once at most.</summary>
    private const int MostAtOnce = 40;

    private readonly Visit _visit;
    private readonly MapState _state;
    private readonly Json _input;
    private readonly JsonList _items;
    private readonly Json[] _outputs;
    private readonly Siblings _siblings;
    private int _next;
    private long _lastSucceeded;

    private MapRunner(Visit visit, MapState state, Json input, JsonList items)
    {
        _visit = visit;
        _state = state;
        _input = input;
        _items = items;
        _outputs = new Json[items.Count];
        _siblings = new Siblings(visit.Frame.Cancellation);
    }

    public static async ValueTask<WorkResult> Run(Visit visit, MapState state)
    {
        var input = state.Data.Begin(visit.Scope);
        var items = MapItems.Of(visit, state, input);
        var most = state.MaxConcurrency?.Whole(visit.Scope.On(input)) ?? 0;
        if (most < 0) throw StateFailureException.Runtime("MaxConcurrency must not be negative.");
        using var runner = new MapRunner(visit, state, input, items);
        return await runner.Run((int)Math.Min(most == 0 ? MostAtOnce : most, MostAtOnce)).ConfigureAwait(false);
    }

    public void Dispose() => _siblings.Dispose();

    private async ValueTask<WorkResult> Run(int atOnce)
    {
        _lastSucceeded = _visit.Strand.Record(HistoryEventType.MapStateStarted, new MapStateStarted(_items.Count));
        var lines = Math.Min(atOnce, _items.Count);
        _next = lines;
        List<Task>? running = null;
        for (var line = 0; line < lines; line++)
        {
            var iterations = Line(line);
            if (!iterations.IsCompletedSuccessfully) (running ??= []).Add(iterations.AsTask());
        }
        if (running is not null) await Task.WhenAll(running).ConfigureAwait(false);

        if (_siblings.Failure is { } failure)
        {
            _visit.Strand.Last = _siblings.FailedAfter;
            return WorkResult.Failed(failure);
        }
        _visit.Strand.Last = _lastSucceeded;
        _visit.Strand.Note(HistoryEventType.MapStateSucceeded);
        return new WorkResult(JsonList.Own(_outputs), null);
    }

    /// <summary>Runs one iteration after the other, until no item is left or one failed.</summary>
    private async ValueTask Line(int first)
    {
        var strand = new Strand(_visit.Frame.Execution, _visit.Strand.Last);
        for (var index = first; index < _items.Count && _siblings.Failure is null; index = _next++)
            await Iteration(index, strand).ConfigureAwait(false);
    }

    private async ValueTask Iteration(int index, Strand strand)
    {
        var about = new MapIteration(_state.Name, index);
        strand.Record(HistoryEventType.MapIterationStarted, about);
        var item = MapItems.InContext(index, _items[index]);
        var frame = _visit.Frame with { Strand = strand, Variables = new Variables(_visit.Frame.Variables), Item = item, Siblings = _siblings, Cancellation = _siblings.Cancellation };
        try
        {
            var step = await GraphRunner.Run(_state.Processor, MapItems.Selected(_visit, _state, _input, _items[index], item), frame).ConfigureAwait(false);
            if (step.Error is null) Succeed(index, step.Output, strand.Note(HistoryEventType.MapIterationSucceeded, about));
            else Fail(step.Error, strand, about);
        }
        catch (StateFailureException failed)
        {
            Fail(_visit.Told(failed.Failure), strand, about);
        }
        catch (OperationCanceledException) when (_siblings.StopsOthers)
        {
            strand.Note(HistoryEventType.MapIterationAborted, about);
        }
    }

    private void Succeed(int index, Json output, long recorded)
    {
        _outputs[index] = output;
        _lastSucceeded = recorded;
    }

    private void Fail(StatesError error, Strand strand, MapIteration about)
    {
        strand.Note(HistoryEventType.MapIterationFailed, about);
        _siblings.Fail(error, strand.Last);
    }
}
