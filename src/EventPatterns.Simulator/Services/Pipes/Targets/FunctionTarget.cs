using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Pipes.Inputs;

namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>A function gets the whole batch as one array (API_PipeTargetLambdaFunctionParameters).</summary>
internal sealed class FunctionTarget(Pipe pipe, PipeCaller caller) : IPipeTarget
{
    private readonly SynchronousCall _synchronous = new(caller);
    private readonly bool _waits = pipe.TargetParameters["LambdaFunctionParameters"]?.TextOf("InvocationType") is null or "REQUEST_RESPONSE";

    public int LargestBatch => 10_000;

    public async Task<TargetResult> Deliver(PipeBatch batch, Moment cause)
    {
        if (PipeInput.ListOf(batch.Inputs, out var invalid) is not { } input) return new TargetResult(invalid);
        if (_waits) return BatchItemFailures.Read(await _synchronous.Call(pipe.Target, input, cause).ConfigureAwait(false));
        var request = JsonMap.Of(("FunctionName", pipe.Target), ("InvocationType", "Event"), ("Payload", input));
        return new TargetResult((await caller.Call("lambda", "Invoke", request, pipe.Target, cause).ConfigureAwait(false)).Error);
    }
}
