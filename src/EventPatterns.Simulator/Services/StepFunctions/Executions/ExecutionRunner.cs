using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Integrations;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;

namespace EventPatterns.Simulator.Services.StepFunctions.Executions;

/// <summary>Starts executions, runs them on the loop and keeps them.</summary>
internal sealed class ExecutionRunner(World world, TaskDispatcher dispatcher, IJsonataEngine? jsonata, Action<ExecutionRecord> changed)
{
    private readonly Dictionary<string, ExecutionRecord> _byArn = new(StringComparer.Ordinal);
    private readonly List<ExecutionRecord> _all = [];

    public IReadOnlyList<ExecutionRecord> All => _all;

    public ExecutionRecord? Find(string? arn) => arn is null ? null : _byArn.GetValueOrDefault(arn);

    public ExecutionRecord Start(DeployedMachine machine, string? name, Json input, Moment? cause)
    {
        name ??= world.Random.NextUuid();
        var request = new ExecutionRequest
        {
            Arn = machine.ExecutionArn(name, machine.Express ? world.Random.NextUuid() : ""),
            Name = name,
            StateMachineArn = machine.Arn,
            StateMachineName = machine.Name,
            RoleArn = machine.RoleArn,
            Place = machine.Place,
            Input = input,
            Express = machine.Express,
        };
        var moment = world.Trace.Add(MomentKind.Workflow, request.Arn, $"{machine.Name} started", cause, request: input);
        var record = new ExecutionRecord(machine, request, world.Loop.Now, moment);
        _byArn[request.Arn] = record;
        _all.Add(record);
        changed(record);
        world.Loop.Soon(() => world.Loop.Begin(() => Run(record)));
        return record;
    }

    /// <summary>Stops an execution as StopExecution does.</summary>
    public void Abort(ExecutionRecord record, string? error, string? cause)
    {
        End(record, new ExecutionResult(ExecutionStatus.Aborted, null, new StatesError(error, cause)));
        record.Stop.Cancel(); // CancelAsync would use the thread pool
    }

    private async Task Run(ExecutionRecord record)
    {
        if (!record.Running) return;
        var host = new ExecutionHost(world, dispatcher, jsonata, record);
        record.Run = new StateMachineExecution(record.Machine.Definition, record.Request, host);
        try
        {
            var result = await record.Run.Run(record.Stop.Token).ConfigureAwait(false);
            if (record.Running) End(record, result);
        }
        catch (OperationCanceledException) when (record.Stop.IsCancellationRequested)
        {
            if (record.Running) End(record, new ExecutionResult(ExecutionStatus.Aborted, null, null));
        }
    }

    private void End(ExecutionRecord record, ExecutionResult result)
    {
        record.End(result, world.Loop.Now);
        var ended = world.Trace.Add(MomentKind.Workflow, record.Request.Arn, $"{record.Machine.Name} {record.StatusName}", record.Moment, request: result.Output);
        if (result.Error is { } error) ended.Note = $"{error.Error}: {error.Cause}";
        changed(record);
    }
}
