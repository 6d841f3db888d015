using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge;
using EventPatterns.Simulator.Services.StepFunctions.Executions;
using EventPatterns.Simulator.Services.StepFunctions.Http;
using EventPatterns.Simulator.Services.StepFunctions.Integrations;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using EventPatterns.Simulator.Services.StepFunctions.Tokens;

namespace EventPatterns.Simulator.Services.StepFunctions;

/// <summary>AWS Step Functions: state machines, executions, task tokens.</summary>
internal sealed class StepFunctionsService : IAwsService
{
    private readonly IServiceEvents _events;
    private readonly HttpTask _http;
    private readonly TaskTokenCalls _tokens;
    private readonly Dictionary<string, Func<AwsCall, ValueTask<Answer>>> _actions;

    public StepFunctionsService(World world, IServiceEvents events, HttpTask http, Definitions definitions, IJsonataEngine? jsonata)
    {
        _events = events;
        _http = http;
        var tokens = new TaskTokens();
        _tokens = new TaskTokenCalls(world, tokens);
        Machines = new MachineCalls(world, definitions, jsonata);
        Runner = new ExecutionRunner(world, new TaskDispatcher(world, tokens), jsonata, Changed);
        var executions = new ExecutionCalls(world, Machines, Runner);
        _actions = new(StringComparer.Ordinal);
        foreach (var (name, action) in Machines.Actions.Concat(executions.Actions).Concat(_tokens.Actions)) _actions.Add(name, action);
    }

    public string Name => "states";

    public MachineCalls Machines { get; }

    public ExecutionRunner Runner { get; }

    /// <summary>The executions of a machine, in the order of their starts.</summary>
    public IReadOnlyList<ExecutionRecord> Executions(string machineArn) => [.. Runner.All.Where(r => r.Machine.Arn == machineArn)];

    public IEnumerable<Permission> Permissions(AwsCall call) => call.Action == HttpTask.Action
        ? _http.Permissions(call.Request["parameters"]!, call.Request.TextOf("stateMachineArn")!)
        : [new Permission(call.Name, Resource(call))];

    public ValueTask<Answer> Perform(AwsCall call)
    {
        if (call.Action == HttpTask.Action) return _http.Invoke(call);
        return _actions.TryGetValue(call.Action, out var action) ? action(call) : throw new SimulationException($"The simulator does not know the action {call.Name}, called by {call.By.Name}. It knows {string.Join(", ", _actions.Keys.Order())}.");
    }

    private string Resource(AwsCall call) => call.Action.StartsWith("SendTask", StringComparison.Ordinal)
        ? _tokens.MachineOf(call)
        : call.Request.TextOf("executionArn") ?? call.Request.TextOf("stateMachineArn") ?? "*";

    /// <summary>Standard workflows tell the default bus of every change (SFN/eventbridge-integration.html).</summary>
    private void Changed(ExecutionRecord record)
    {
        if (record.Machine.Express) return;
        _events.Emit(record.Machine.Place, "aws.states", "Step Functions Execution Status Change",
            record.Request.Arn, ExecutionAnswers.StatusChange(record), record.Moment);
    }
}
