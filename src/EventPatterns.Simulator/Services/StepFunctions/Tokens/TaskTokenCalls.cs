using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;

namespace EventPatterns.Simulator.Services.StepFunctions.Tokens;

/// <summary>The calls that hand a task token back (API_SendTaskSuccess and its like).</summary>
internal sealed class TaskTokenCalls(World world, TaskTokens tokens)
{
    private const int LongestToken = 1024;

    public IEnumerable<(string Name, Func<AwsCall, ValueTask<Answer>> Action)> Actions =>
    [
        ("SendTaskSuccess", call => With(call, Succeed)),
        ("SendTaskFailure", call => With(call, Fail)),
        ("SendTaskHeartbeat", call => With(call, Beat)),
    ];

    /// <summary>The machine that the token belongs to: what IAM is asked about.</summary>
    public string MachineOf(AwsCall call) =>
        tokens.Find(call.Request.TextOf("taskToken"), call.Place.Account)?.Task.Execution.StateMachineArn ?? "*";

    private Answer Succeed(Json request, TaskTokens.Waiting waiting)
    {
        var text = request.TextOf("output") ?? "";
        if (!Json.TryParse(text, out var output)) return Answer.Fail("InvalidOutput", $"Invalid Output: '{text}' is not valid JSON");
        return End(waiting, TaskOutcome.Succeeded(output));
    }

    private Answer Fail(Json request, TaskTokens.Waiting waiting) =>
        End(waiting, TaskOutcome.Failed(request.TextOf("error"), request.TextOf("cause")));

    private static Answer Beat(Json request, TaskTokens.Waiting waiting)
    {
        waiting.Task.Beat();
        return Answer.Empty;
    }

    private Answer End(TaskTokens.Waiting waiting, TaskOutcome outcome)
    {
        waiting.Over = true;
        world.Loop.Soon(() => waiting.Outcome.TrySetResult(outcome));
        return Answer.Empty;
    }

    private ValueTask<Answer> With(AwsCall call, Func<Json, TaskTokens.Waiting, Answer> action)
    {
        var token = call.Request.TextOf("taskToken");
        Answer answer = token is not { Length: > 0 and <= LongestToken } || tokens.Find(token, call.By.Place.Account) is not { } waiting
            ? new AwsError("InvalidToken", "Invalid Token: 'Invalid token'")
            : waiting.Over
                ? new AwsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'")
                : action(call.Request, waiting);
        return ValueTask.FromResult(answer);
    }
}
