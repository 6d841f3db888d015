using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>One execution of a state machine: it runs the states and keeps the history.</summary>
internal sealed class StateMachineExecution(StateMachine machine, ExecutionRequest request, IExecutionHost host)
{
    /// <summary>A Standard execution's history ends with this event. https://docs.aws.amazon.com/step-functions/latest/dg/bp-history-limit.html</summary>
    private const int MostEvents = 25_000;

    /// <summary>An Express execution has no such quota; this one ends a loop of states that take no virtual time.</summary>
    private const int MostExpressEvents = 2_000_000;

    private static readonly TimeSpan LongestExpress = TimeSpan.FromMinutes(5);

    private readonly List<HistoryEvent> _history = [];

    public ExecutionRequest Request => request;

    public IExecutionHost Host => host;

    /// <summary>What happened so far.</summary>
    public IReadOnlyList<HistoryEvent> History => _history;

    /// <summary>The members of the context object that stay the same through the execution.</summary>
    public Lazy<JsonMap> Context { get; } = new(request.Context(host.Now), isThreadSafe: false);

    /// <summary>Runs it to its end.</summary>
    /// <param name="cancellation">Stops it at the next boundary of a state.</param>
    /// <exception cref="OperationCanceledException">It was stopped; the host tells why.</exception>
    public async ValueTask<ExecutionResult> Run(CancellationToken cancellation = default)
    {
        Record(HistoryEventType.ExecutionStarted, 0, new ExecutionStarted(request.Input, request.RoleArn));
        using var deadline = new Deadline(host, Longest(), cancellation);
        var strand = new Strand(this, 0);
        var frame = new Frame(this, strand, new Variables(), null, null, deadline.Cancellation);
        try
        {
            var running = GraphRunner.Run(machine.States, request.Input, frame);
            if (!running.IsCompleted) deadline.Start();
            return End(await running.ConfigureAwait(false), strand);
        }
        catch (OperationCanceledException) when (deadline.Passed && !cancellation.IsCancellationRequested)
        {
            var late = new StatesError(ErrorNames.Timeout, null);
            strand.Record(HistoryEventType.ExecutionTimedOut, new Failed(late.Error, null));
            return new ExecutionResult(ExecutionStatus.TimedOut, null, late);
        }
        catch (HistoryFullException full)
        {
            return Fail(new StatesError(ErrorNames.Runtime, full.Message), strand);
        }
    }

    internal long Record(HistoryEventType type, long previous, HistoryDetails? details)
    {
        var full = request.Express ? MostExpressEvents : MostEvents - 1;
        if (_history.Count >= full && type is not (HistoryEventType.ExecutionSucceeded or HistoryEventType.ExecutionFailed or HistoryEventType.ExecutionTimedOut))
            throw Full();
        var happened = new HistoryEvent(_history.Count + 1, previous, host.Now, type, details);
        _history.Add(happened);
        host.Recorded(this, happened);
        return happened.Id;
    }

    private TimeSpan? Longest() => request.Express && (machine.Timeout is not { } own || own > LongestExpress) ? LongestExpress : machine.Timeout;

    private static ExecutionResult End(Step last, Strand strand)
    {
        if (last.Error is not null) return Fail(last.Error, strand);
        strand.Record(HistoryEventType.ExecutionSucceeded, new Succeeded(last.Output));
        return new ExecutionResult(ExecutionStatus.Succeeded, last.Output, null);
    }

    private static ExecutionResult Fail(StatesError error, Strand strand)
    {
        strand.Record(HistoryEventType.ExecutionFailed, new Failed(error.Error, error.Cause));
        return new ExecutionResult(ExecutionStatus.Failed, null, error);
    }

    private Exception Full() => request.Express
        ? new SimulationException($"The Express execution {request.Arn} recorded {MostExpressEvents} events: look for states that go round for ever.")
        : new HistoryFullException($"The execution reached the maximum number of history events ({MostEvents}).");
}

/// <summary>A Standard execution has no room left in its history.</summary>
internal sealed class HistoryFullException(string message) : Exception(message);
