using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>What a consumer does: receive, delete, change the visibility (AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html).</summary>
internal sealed class Receiving(EventLoop loop)
{
    private const int MostMessages = 10;
    private const int LongestVisibility = 43_200;
    private const int LongestWait = 20;

    public async ValueTask<Answer> Receive(Queue queue, Json request)
    {
        var max = request.WholeOf("MaxNumberOfMessages") ?? 1;
        if (max is < 1 or > MostMessages) return OutOfBounds("MaxNumberOfMessages", max, 1, MostMessages);
        if (request.WholeOf("VisibilityTimeout") is { } given and (< 0 or > LongestVisibility)) return OutOfBounds("VisibilityTimeout", given, 0, LongestVisibility);
        if (request.WholeOf("WaitTimeSeconds") is { } wait and (< 0 or > LongestWait)) return OutOfBounds("WaitTimeSeconds", wait, 0, LongestWait);

        var until = loop.Now + (Seconds(request, "WaitTimeSeconds") ?? queue.Settings.ReceiveWait);
        var visibility = Seconds(request, "VisibilityTimeout") ?? queue.Settings.VisibilityTimeout;
        while (true)
        {
            if (queue.Receive((int)max, visibility) is not { } received) return QueueErrors.OverLimit;
            if (received.Count > 0) return Answer.Of(JsonMap.Of(("Messages", JsonList.Of(received.Select(r => ReceivedMessage.Of(r.Message, r.Handle, request))))));
            if (loop.Now >= until) return Answer.Empty;
            await MessagesOr(until, queue).ConfigureAwait(false);
        }
    }

    public static Answer Delete(Queue queue, Json entry)
    {
        if (Handle(queue, entry) is not { } handle) return QueueErrors.ReceiptHandleIsInvalid(entry.TextOf("ReceiptHandle"));
        queue.Delete(handle);
        return Answer.Empty;
    }

    public static Answer ChangeVisibility(Queue queue, Json entry)
    {
        if (Handle(queue, entry) is not { } handle) return QueueErrors.ReceiptHandleIsInvalid(entry.TextOf("ReceiptHandle"));
        if (entry.WholeOf("VisibilityTimeout") is not { } seconds) return QueueErrors.Missing("VisibilityTimeout");
        if (seconds is < 0 or > LongestVisibility) return OutOfBounds("VisibilityTimeout", seconds, 0, LongestVisibility);
        return queue.ChangeVisibility(handle, TimeSpan.FromSeconds(seconds)) is { } wrong ? wrong : Answer.Empty;
    }

    private async Task MessagesOr(DateTimeOffset until, Queue queue)
    {
        var done = new TaskCompletionSource();
        var timer = loop.At(until, () => done.TrySetResult());
        using var subscription = queue.Watch.Subscribe(() => done.TrySetResult());
        await done.Task.ConfigureAwait(false);
        timer.Cancel();
    }

    private static ReceiptHandle? Handle(Queue queue, Json entry) =>
        ReceiptHandle.Parse(entry.TextOf("ReceiptHandle")) is { } handle && handle.QueueArn == queue.Arn ? handle : null;

    private static TimeSpan? Seconds(Json request, string name) =>
        request.WholeOf(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static AwsError OutOfBounds(string name, long value, int least, int most) => QueueErrors.Invalid(
        $"Value {value} for parameter {name} is invalid. Reason: Must be between {least} and {most}, if provided.");
}
