using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>
/// Takes dead letters back to where they came from, or to a queue that is named
/// (AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html).
/// </summary>
internal sealed class MessageMoves(World world, IReadOnlyDictionary<string, Queue> queues)
{
    private const int FastestRate = 500;

    private readonly Dictionary<string, MessageMove> _moves = new(StringComparer.Ordinal);

    public static bool Handles(string action) => action is "StartMessageMoveTask" or "ListMessageMoveTasks" or "CancelMessageMoveTask";

    /// <summary>The queue a task moves messages from, as its handle says.</summary>
    public static string? SourceOf(string? handle) => handle?.Split('#') is [_, var source] ? source : null;

    /// <summary>Beside the action itself, a mover must be allowed what the move does.</summary>
    public static IEnumerable<Permission> Permissions(AwsCall call)
    {
        if (call.Action != "StartMessageMoveTask") yield break;
        var source = call.Request.TextOf("SourceArn") ?? "*";
        foreach (var action in (string[])["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]) yield return new Permission(action, source);
        if (call.Request.TextOf("DestinationArn") is { } destination) yield return new Permission("sqs:SendMessage", destination);
    }

    public Answer Perform(AwsCall call) => call.Action switch
    {
        "StartMessageMoveTask" => Start(call),
        "ListMessageMoveTasks" => List(call.Request),
        _ => Cancel(call.Request.TextOf("TaskHandle")),
    };

    private Answer Start(AwsCall call)
    {
        var source = call.Request.TextOf("SourceArn");
        if (source is null || !queues.TryGetValue(source, out var queue)) return QueueErrors.NotFound("The resource that you specified for the SourceArn parameter doesn't exist.");
        if (queues.Values.All(q => q.Settings.Redrive?.DeadLetterArn != source)) return QueueErrors.Invalid("Source queue must be configured as a Dead Letter Queue.");
        if (call.Request.TextOf("DestinationArn") is { } destination && !queues.ContainsKey(destination)) return QueueErrors.NotFound("The resource that you specified for the DestinationArn parameter doesn't exist.");
        if (_moves.Values.Any(m => m.Source == source && m.Status == "RUNNING")) return QueueErrors.Unsupported("There is already a task running. Only one active task is allowed for a source queue arn at a given time.");
        if (call.Request.WholeOf("MaxNumberOfMessagesPerSecond") is < 1 or > FastestRate) return QueueErrors.Invalid($"MaxNumberOfMessagesPerSecond must be from 1 to {FastestRate}.");

        var move = new MessageMove(world.Random.NextUuid() + "#" + source, queue, call, world.Loop.Now);
        _moves.Add(move.Handle, move);
        world.Loop.Soon(() => Step(move));
        return Answer.Of(JsonMap.Of(("TaskHandle", move.Handle)));
    }

    private void Step(MessageMove move)
    {
        if (move.Status != "RUNNING") return;
        if (move.Moved >= move.ToMove || move.Queue.TakeForMove() is not { } message)
        {
            move.Status = "COMPLETED";
            return;
        }
        if ((move.Destination ?? message.DeadLetterSource) is not { } target || !queues.TryGetValue(target, out var destination))
        {
            move.Fail("CouldNotDetermineMessageSource");
            move.Queue.Send(message.Envelope, TimeSpan.Zero);
            return;
        }
        destination.Send(message.Envelope with { Cause = move.Cause ?? message.Envelope.Cause }, TimeSpan.Zero);
        move.Moved++;
        world.Loop.After(TimeSpan.FromSeconds(1.0 / move.PerSecond), () => Step(move));
    }

    private Answer List(Json request) => Answer.Of(JsonMap.Of(("Results", JsonList.Of(_moves.Values
        .Where(m => m.Source == request.TextOf("SourceArn"))
        .OrderByDescending(m => m.Started)
        .Take((int)(request.WholeOf("MaxResults") ?? 1))
        .Select(m => m.Describe())))));

    private Answer Cancel(string? handle)
    {
        if (handle is null || !_moves.TryGetValue(handle, out var move)) return QueueErrors.NotFound("Task does not exist.");
        if (move.Status != "RUNNING") return QueueErrors.Unsupported($"A task that is {move.Status} can't be cancelled.");
        move.Status = "CANCELLED";
        return Answer.Of(JsonMap.Of(("ApproximateNumberOfMessagesMoved", move.Moved)));
    }
}
