using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Pipes.Inputs;

namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>A log group gets a line for each input (API_PipeTargetCloudWatchLogsParameters).</summary>
internal sealed class LogTarget(Pipe pipe, PipeCaller caller) : IPipeTarget
{
    private readonly Json _parameters = pipe.TargetParameters["CloudWatchLogsParameters"] ?? JsonMap.Empty;

    public int LargestBatch => 10_000;

    public async Task<TargetResult> Deliver(PipeBatch batch, Moment cause)
    {
        var lines = batch.Items.Select(i => JsonMap.Of(("timestamp", Timestamp(i.Event, cause)), ("message", i.Input.Text)));
        var request = JsonMap.Of(
            ("logGroupName", Arns.Name(pipe.Target.TrimEnd('*').TrimEnd(':'))),
            ("logStreamName", DynamicValue.Of(_parameters.TextOf("LogStreamName"), batch.Events[0]) ?? pipe.Name),
            ("logEvents", JsonList.Of(lines)));
        return new TargetResult((await caller.Call("logs", "PutLogEvents", request, pipe.Target, cause).ConfigureAwait(false)).Error);
    }

    private long Timestamp(Json @event, Moment cause) =>
        (DynamicValue.Of(_parameters.TextOf("Timestamp"), @event) is { } text && AwsTime.Read(text) is { } time ? time : cause.At).ToUnixTimeMilliseconds();
}
