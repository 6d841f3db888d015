using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>One task that moves messages.</summary>
internal sealed class MessageMove(string handle, Queue queue, AwsCall start, DateTimeOffset started)
{
    private const long DefaultRate = 500;

    private string? _failure;

    public string Handle => handle;

    public Queue Queue => queue;

    public string Source => queue.Arn;

    /// <summary>Where to; null for each message's own source.</summary>
    public string? Destination { get; } = start.Request.TextOf("DestinationArn");

    /// <summary>AWS picks a rate where none is given; here it is the fastest that may be given.</summary>
    public long PerSecond { get; } = start.Request.WholeOf("MaxNumberOfMessagesPerSecond") ?? DefaultRate;

    public Moment? Cause => start.Cause;

    public DateTimeOffset Started => started;

    public long ToMove { get; } = queue.Available;

    public long Moved { get; set; }

    public string Status { get; set; } = "RUNNING";

    public void Fail(string reason)
    {
        Status = "FAILED";
        _failure = reason;
    }

    public JsonMap Describe()
    {
        var task = new JsonMapBuilder().Set("Status", Status).Set("SourceArn", Source);
        if (Status == "RUNNING") task.Set("TaskHandle", handle);
        if (Destination is not null) task.Set("DestinationArn", Destination);
        if (start.Request["MaxNumberOfMessagesPerSecond"] is { } rate) task.Set("MaxNumberOfMessagesPerSecond", rate);
        task.Set("ApproximateNumberOfMessagesMoved", Moved).Set("ApproximateNumberOfMessagesToMove", ToMove).Set("StartedTimestamp", Started.ToUnixTimeMilliseconds());
        if (_failure is not null) task.Set("FailureReason", _failure);
        return task.Build();
    }
}
