using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Pipes.Sources;

/// <summary>
/// Tells a queue or topic of records that were given up: where they stand in the stream, and not what they hold
/// (UG/eb-pipes-error-troubleshooting.html, "Pipe DLQ behavior").
/// </summary>
internal sealed class StreamDeadLetters(Pipe pipe, World world, IPipeStream stream, PipeCaller caller)
{
    private readonly string? _target = StreamRetry.From(pipe.SourceSettings).DeadLetterArn;

    public async Task Send(string shardId, IReadOnlyList<StreamItem> batch, string condition)
    {
        var moment = world.Trace.Add(MomentKind.Delivery, _target ?? pipe.Arn, $"{pipe.Name} gives up", batch[0].Cause, request: Letter(shardId, batch, condition));
        if (_target is not { } target)
        {
            moment.Lost = true;
            moment.Note = $"{batch.Count} records are dropped ({condition}): the pipe has no dead-letter queue.";
            return;
        }
        var text = moment.Request!.ToString();
        var answer = Pipe.ServiceOf(target) == "sns"
            ? await caller.Call("sns", "Publish", JsonMap.Of(("TopicArn", target), ("Message", text)), target, moment).ConfigureAwait(false)
            : await caller.Call("sqs", "SendMessage", JsonMap.Of(("QueueUrl", Arns.QueueUrl(target)), ("MessageBody", text)), target, moment).ConfigureAwait(false);
        moment.Answer = answer;
        moment.Lost = !answer.Ok;
    }

    private JsonMap Letter(string shardId, IReadOnlyList<StreamItem> batch, string condition) => JsonMap.Of(
        ("context", JsonMap.Of(("partnerResourceArn", pipe.Arn), ("condition", condition))),
        ("version", "1.0"),
        ("timestamp", AwsTime.Iso(world.Loop.Now)),
        (stream.BatchInfo, JsonMap.Of(
            ("shardId", shardId),
            ("startSequenceNumber", batch[0].SequenceNumber),
            ("endSequenceNumber", batch[^1].SequenceNumber),
            ("approximateArrivalOfFirstRecord", AwsTime.Iso(batch[0].At)),
            ("approximateArrivalOfLastRecord", AwsTime.Iso(batch[^1].At)),
            ("batchSize", batch.Count),
            ("streamArn", pipe.Source))));
}
