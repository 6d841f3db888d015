using EventPatterns.Simulator.Billing;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Integrations;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Executions;

/// <summary>The world as one execution sees it: virtual time, and tasks that go through the door.</summary>
internal sealed class ExecutionHost(World world, TaskDispatcher dispatcher, IJsonataEngine? jsonata, ExecutionRecord record) : IExecutionHost
{
    private readonly Dictionary<string, Moment> _entered = new(StringComparer.Ordinal);

    public DateTimeOffset Now => world.Loop.Now;

    public SeededRandom Random => world.Random;

    public IJsonataEngine? Jsonata => jsonata;

    public Task Delay(TimeSpan delay, CancellationToken cancellation) => world.Loop.Delay(delay, cancellation);

    public string? Refuses(TaskRun task) => task.Resource.Kind == TaskResourceKind.Activity ? $"The activity {task.Resource.Arn} does not exist." : null;

    public ValueTask<TaskOutcome> RunTask(TaskRun task, CancellationToken cancellation)
    {
        CountTransition();
        return dispatcher.Run(task, record, _entered.GetValueOrDefault(task.State, record.Moment), cancellation);
    }

    public void Recorded(StateMachineExecution execution, HistoryEvent happened)
    {
        if (happened.Details is not StateEntered entered) return;
        var moment = world.Trace.Add(MomentKind.Workflow, record.Request.Arn, entered.Name, record.Moment, request: entered.Input);
        if (happened.Type is HistoryEventType.MapStateEntered or HistoryEventType.ParallelStateEntered) record.Forks++;
        if (happened.Type == HistoryEventType.TaskStateEntered) _entered[entered.Name] = moment;
        else CountTransition();
        if (record.Machine.Express && world.Faults.Crashes(record.Machine.Arn, entered.Name, moment)) record.Crash();
    }

    /// <summary>A step of a Standard workflow is charged each time it is executed, a task's retries included (aws.amazon.com/step-functions/pricing).</summary>
    private void CountTransition()
    {
        if (!record.Machine.Express) world.Meter.Use(Charges.StateTransition, record.Machine.Arn, 1);
    }
}
