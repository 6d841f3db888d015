using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Pipes;

/// <summary>Calls an Express workflow or a function, waits for the end, and answers what it gave back.</summary>
internal sealed class SynchronousCall(PipeCaller caller)
{
    public Task<Answer> Call(string arn, Json input, Moment cause) =>
        Pipe.ServiceOf(arn) == "states" ? Workflow(arn, input, cause) : Function(arn, input, cause);

    // StartSyncExecution answers 200 whether the workflow succeeded or not: its status tells (API_StartSyncExecution).
    private async Task<Answer> Workflow(string arn, Json input, Moment cause)
    {
        var answer = await caller.Call("states", "StartSyncExecution", JsonMap.Of(("stateMachineArn", arn), ("input", JsonString.Of(input))), arn, cause).ConfigureAwait(false);
        if (!answer.Ok) return answer;
        if (answer.Body.TextOf("status") == "SUCCEEDED") return Answer.Of((answer.Body["output"] as JsonString)?.Parsed ?? Json.Null);
        var error = answer.Body.TextOf("error") ?? answer.Body.TextOf("status") ?? "FAILED";
        return Answer.Fail(error, answer.Body.TextOf("cause") ?? $"The execution ended {answer.Body.TextOf("status")}.");
    }

    private async Task<Answer> Function(string arn, Json input, Moment cause)
    {
        var answer = await caller.Call("lambda", "Invoke", JsonMap.Of(("FunctionName", arn), ("InvocationType", "RequestResponse"), ("Payload", input)), arn, cause).ConfigureAwait(false);
        if (!answer.Ok) return answer;
        var payload = answer.Body["Payload"] ?? Json.Null;
        return answer.Body["FunctionError"] is null
            ? Answer.Of(payload)
            : Answer.Fail(payload.TextOf("errorType") ?? "Unhandled", payload.TextOf("errorMessage") ?? "The function failed.");
    }
}
