using EventPatterns.Simulator.Billing;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Integrations;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;

namespace EventPatterns.Simulator.Services.StepFunctions.Executions;

/// <summary>Starts executions, runs them on the loop and keeps them.</summary>
internal sealed class ExecutionRunner
{
    private readonly World _world;
    private readonly TaskDispatcher _dispatcher;
    private readonly IJsonataEngine? _jsonata;
    private readonly Action<ExecutionRecord> _changed;
    private readonly LongestRun _longest;
    private readonly Dictionary<string, ExecutionRecord> _byArn = new(StringComparer.Ordinal);
    private readonly List<ExecutionRecord> _all = [];

    public ExecutionRunner(World world, TaskDispatcher dispatcher, IJsonataEngine? jsonata, Action<ExecutionRecord> changed)
    {
        (_world, _dispatcher, _jsonata, _changed) = (world, dispatcher, jsonata, changed);
        _longest = new LongestRun(world.Loop, Expire);
    }

    public IReadOnlyList<ExecutionRecord> All => _all;

    public ExecutionRecord? Find(string? arn) => arn is null ? null : _byArn.GetValueOrDefault(arn);

    public ExecutionRecord Start(DeployedMachine machine, string? name, Json input, Moment? cause, bool synchronous = false)
    {
        name ??= _world.Random.NextUuid();
        var request = new ExecutionRequest
        {
            Arn = machine.ExecutionArn(name, machine.Express ? _world.Random.NextUuid() : ""),
            Name = name,
            StateMachineArn = machine.Arn,
            StateMachineName = machine.Name,
            RoleArn = machine.RoleArn,
            Place = machine.Place,
            Input = input,
            Express = machine.Express,
            Sync = synchronous,
        };
        var moment = _world.Trace.Add(MomentKind.Workflow, request.Arn, $"{machine.Name} started", cause, request: input);
        var record = new ExecutionRecord(machine, request, _world.Loop.Now, moment);
        _byArn[request.Arn] = record;
        _all.Add(record);
        if (machine.Express) _world.Meter.Use(Charges.ExpressRequest, machine.Arn, 1);
        _longest.Watch(record);
        _changed(record);
        _world.Loop.Soon(() => _world.Loop.Begin(() => Run(record)));
        return record;
    }

    /// <summary>Stops an execution as StopExecution does.</summary>
    public void Abort(ExecutionRecord record, string? error, string? cause)
    {
        End(record, new ExecutionResult(ExecutionStatus.Aborted, null, new StatesError(error, cause)));
        record.Stop.Cancel(); // CancelAsync would use the thread pool
    }

    private void Expire(ExecutionRecord record)
    {
        var late = new StatesError(ErrorNames.Timeout, null);
        record.Run?.Record(HistoryEventType.ExecutionTimedOut, record.Run.History[^1].Id, new Failed(late.Error, null));
        End(record, new ExecutionResult(ExecutionStatus.TimedOut, null, late));
        record.Stop.Cancel(); // CancelAsync would use the thread pool
    }

    private async Task Run(ExecutionRecord record)
    {
        if (!record.Running) return;
        var host = new ExecutionHost(_world, _dispatcher, _jsonata, record);
        record.Run = new StateMachineExecution(record.Machine.Definition, record.Request, host);
        try
        {
            var result = await record.Run.Run(record.Stop.Token).ConfigureAwait(false);
            if (record.Running) End(record, result);
        }
        catch (OperationCanceledException) when (record.Stop.IsCancellationRequested)
        {
            if (record.Crashed) EndCrashed(record);
            else if (record.Running) End(record, new ExecutionResult(ExecutionStatus.Aborted, null, null));
        }
    }

    // AWS documents what it promises, not how a run of its own that broke off looks (SFN/choosing-workflow-type.html): the
    // one that is waited for at most once, so it fails; the other at least once, so it begins anew.
    private void EndCrashed(ExecutionRecord record)
    {
        End(record, new ExecutionResult(ExecutionStatus.Failed, null, new StatesError(ErrorNames.Runtime, "The execution was cut off.")));
        if (!record.Request.Sync) Start(record.Machine, record.Request.Name, record.Request.Input, record.Moment);
    }

    private void End(ExecutionRecord record, ExecutionResult result)
    {
        record.End(result, _world.Loop.Now);
        var ended = _world.Trace.Add(MomentKind.Workflow, record.Request.Arn, $"{record.Machine.Name} {record.StatusName}", record.Moment, request: result.Output);
        if (record.Machine.Express) _world.Meter.Use(Charges.ExpressGigabyteHour, record.Machine.Arn, ExpressUse.GigabyteHours(record, _world.Loop.Now));
        if (result.Error is { } error) ended.Note = $"{error.Error}: {error.Cause}";
        _changed(record);
    }
}
