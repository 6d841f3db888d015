using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Pipes.Inputs;

namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>
/// A state machine gets the whole batch as one array, even where it is of one. REQUEST_RESPONSE, the default, waits for an
/// Express workflow's end; FIRE_AND_FORGET starts an execution (API_PipeTargetStateMachineParameters).
/// </summary>
internal sealed class WorkflowTarget(Pipe pipe, PipeCaller caller) : IPipeTarget
{
    private readonly SynchronousCall _synchronous = new(caller);
    private readonly bool _waits = pipe.TargetParameters["StepFunctionStateMachineParameters"]?.TextOf("InvocationType") is null or "REQUEST_RESPONSE";

    public int LargestBatch => 10_000;

    public async Task<TargetResult> Deliver(PipeBatch batch, Moment cause)
    {
        if (PipeInput.ListOf(batch.Inputs, out var invalid) is not { } input) return new TargetResult(invalid);
        if (_waits) return BatchItemFailures.Read(await _synchronous.Call(pipe.Target, input, cause).ConfigureAwait(false));
        var request = JsonMap.Of(("stateMachineArn", pipe.Target), ("input", JsonString.Of(input)));
        var answer = await caller.Call("states", "StartExecution", request, pipe.Target, cause).ConfigureAwait(false);
        return new TargetResult(answer.Error);
    }
}
