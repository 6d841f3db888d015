using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;

namespace EventPatterns.Simulator.Services.StepFunctions.Integrations;

/// <summary>
/// Waits for an execution that a task started (<c>startExecution.sync</c>, <c>.sync:2</c>), and stops it when the task is
/// given up (SFN/connect-stepfunctions.html).
/// </summary>
internal sealed class NestedExecution(TaskRun task, World world, Principal caller, Moment cause)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public async ValueTask<TaskOutcome> Follow(Json started, CancellationToken cancellation)
    {
        task.Submitted(started);
        var request = JsonMap.Of(("executionArn", started["ExecutionArn"]!));
        try
        {
            for (var wait = ShortestWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
            {
                var answer = await world.Door.Call(new AwsCall(caller, "states", "DescribeExecution", request, cause)).ConfigureAwait(false);
                if (answer.Error is { } refused) return TaskOutcome.Failed(ErrorNames.TaskFailed, refused.Message);
                if (answer.Body.TextOf("status") != "RUNNING") return Outcome((JsonMap)answer.Body);
                await world.Loop.Delay(wait, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await world.Door.Call(new AwsCall(caller, "states", "StopExecution", request, cause)).ConfigureAwait(false);
            throw;
        }
    }

    private TaskOutcome Outcome(JsonMap description)
    {
        var parsed = task.Resource.SyncVersion == 2;
        var result = new JsonMapBuilder(description.Count);
        foreach (var (name, value) in (JsonMap)SdkShape.Result("states", description))
            result.Set(name, name switch
            {
                "Input" or "Output" when parsed => ((JsonString)value).Parsed!,
                "InputDetails" or "OutputDetails" => JsonMap.Of(("Included", true)),
                "StartDate" or "StopDate" => (Json)(long)(((JsonNumber)value).Value * 1000),
                _ => value,
            });
        return description.TextOf("status") == "SUCCEEDED"
            ? TaskOutcome.Succeeded(result.Build())
            : TaskOutcome.Failed(ErrorNames.TaskFailed, result.Build().ToString());
    }
}
