using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Tests.StepFunctions;

/// <summary>Runs definitions on virtual time, with tasks that the test answers.</summary>
internal sealed class StateMachineRig : IExecutionHost
{
    private readonly EventLoop _loop = new(TestWorld.Start, new SeededRandom(1));

    public DateTimeOffset Now => _loop.Now;

    public TimeSpan Elapsed => _loop.Now - TestWorld.Start;

    public SeededRandom Random { get; } = new(7);

    public IJsonataEngine? Jsonata { get; init; }

    /// <summary>Answers tasks; by default it echoes their parameters.</summary>
    public Func<TaskRun, CancellationToken, ValueTask<TaskOutcome>> Task { get; set; } = (task, _) => new(TaskOutcome.Succeeded(task.Parameters));

    /// <summary>Looks on at each event.</summary>
    public Action<HistoryEvent> Looking { get; set; } = _ => { };

    /// <summary>Stops executions.</summary>
    public CancellationToken Stop { get; set; }

    /// <summary>The attempts at tasks, in order.</summary>
    public List<TaskRun> Attempts { get; } = [];

    /// <summary>The last execution.</summary>
    public StateMachineExecution Execution { get; private set; } = null!;

    public IEnumerable<string> EventTypes => Execution.History.Select(happened => happened.Type.ToString());

    public static Json Json(string relaxed) => Data.Json.Parse(relaxed.Replace('\'', '"'));

    /// <summary>Reads a definition that must be valid. Single quotes stand for double ones.</summary>
    public static StateMachine Machine(string relaxed, bool express = false, IJsonataEngine? engine = null)
    {
        var machine = new DefinitionReader(express, engine).Read(Json(relaxed), out var findings);
        Assert.Empty(findings);
        return machine!;
    }

    /// <summary>Runs a machine of one state, named S, with its members given.</summary>
    public ExecutionResult RunState(string members, string input = "{}") =>
        Run($"{{ 'StartAt': 'S', 'States': {{ 'S': {{ {members} }} }} }}", input);

    public ExecutionResult Run(string definition, string input = "{}", bool express = false)
    {
        Execution = new StateMachineExecution(Machine(definition, express, Jsonata), Request(Json(input), express), this);
        System.Threading.Tasks.Task<ExecutionResult>? running = null;
        _loop.Soon(() => running = Execution.Run(Stop).AsTask());
        _loop.RunUntilIdle();
        Assert.True(running!.IsCompleted, "The execution waits for something that never comes.");
        return running.GetAwaiter().GetResult();
    }

    public System.Threading.Tasks.Task Delay(TimeSpan delay, CancellationToken cancellation) => _loop.Delay(delay, cancellation);

    public string? Refuses(TaskRun task) => null;

    public ValueTask<TaskOutcome> RunTask(TaskRun task, CancellationToken cancellation)
    {
        Attempts.Add(task);
        return Task(task, cancellation);
    }

    public void Recorded(StateMachineExecution execution, HistoryEvent happened) => Looking(happened);

    private static ExecutionRequest Request(Json input, bool express) => new()
    {
        Arn = TestWorld.Home.Arn("states", "execution:machine:run"),
        Name = "run",
        StateMachineArn = TestWorld.Home.Arn("states", "stateMachine:machine"),
        StateMachineName = "machine",
        RoleArn = "arn:aws:iam::111111111111:role/machine",
        Place = TestWorld.Home,
        Input = input,
        Express = express,
    };
}
