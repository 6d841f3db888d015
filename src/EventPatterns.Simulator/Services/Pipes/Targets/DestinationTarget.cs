using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;
using EventPatterns.Simulator.Services.Pipes.Inputs;

namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>An API destination gets a request for each event (API_PipeTargetHttpParameters).</summary>
internal sealed class DestinationTarget(Pipe pipe, PipeCaller caller) : IPipeTarget
{
    public int LargestBatch => 1;

    public async Task<TargetResult> Deliver(PipeBatch batch, Moment cause)
    {
        var (@event, input) = batch.Items.Single();
        var parameters = DestinationParameters.Read(pipe.TargetParameters["HttpParameters"], value => DynamicValue.Of(value, @event) ?? "");
        var request = JsonMap.Of(
            ("ApiDestinationArn", pipe.Target), ("Input", input.Value ?? input.Text), ("HttpParameters", parameters.ToJson()));
        var answer = await caller.Call("events", ApiDestinationInvoker.Action, request, pipe.Target, cause).ConfigureAwait(false);
        return new TargetResult(answer.Error);
    }
}
