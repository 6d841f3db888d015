using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>Amazon SQS: standard and FIFO queues, in the words of its JSON protocol.</summary>
internal sealed class SqsService : IAwsService
{
    private readonly World _world;
    private readonly Dictionary<string, Queue> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _arns = new(StringComparer.Ordinal);
    private readonly QueueKeys _keys;
    private readonly Receiving _receiving;
    private readonly Administration _administration;
    private readonly MessageMoves _moves;

    public SqsService(World world)
    {
        _world = world;
        _keys = new QueueKeys(Find);
        _receiving = new Receiving(world.Loop);
        _administration = new Administration(_queues);
        _moves = new MessageMoves(world, _queues);
    }

    public string Name => "sqs";

    /// <summary>Makes the queue of an <c>AWS::SQS::Queue</c>.</summary>
    /// <exception cref="SimulationException">AWS would refuse the properties.</exception>
    public void Provision(string arn, Json properties)
    {
        var settings = QueueSettings.From(properties, out var wrong)
            ?? throw new SimulationException($"{arn}: {wrong} Correct the queue's properties.");
        _queues.Add(arn, new Queue(arn, settings, _world, Find));
    }

    /// <summary>The queue with this ARN, or null.</summary>
    public Queue? Find(string? arn) => arn is null ? null : _queues.GetValueOrDefault(arn);

    /// <summary>The bodies of all messages of a queue, in the order of sending: visible, in flight and delayed ones.</summary>
    public IReadOnlyList<string> Peek(string arn) => [.. _queues[arn].Messages.Select(m => m.Envelope.Body.Value)];

    public IEnumerable<Permission> Permissions(AwsCall call)
    {
        if (call.Action == "ListQueues") return [new Permission("sqs:ListQueues", "*")];
        var arn = ArnOf(call) ?? "*";
        var permission = call.Action.EndsWith("Batch", StringComparison.Ordinal) ? call.Name[..^5] : call.Name; // IAM knows no batches
        return [new Permission(permission, arn), .. _keys.Permissions(call, arn), .. MessageMoves.Permissions(call)];
    }

    public async ValueTask<Answer> Perform(AwsCall call)
    {
        if (call.Action == "ListQueues") return _administration.List(call);
        if (call.Action == "GetQueueUrl") return _administration.Url(call);
        if (MessageMoves.Handles(call.Action)) return _moves.Perform(call);
        if (Find(ArnOf(call)) is not { } queue) return QueueErrors.QueueDoesNotExist(call.Request.TextOf("QueueUrl"));
        return call.Action switch
        {
            "SendMessage" => Sending.Send(queue, call, call.Request),
            "SendMessageBatch" => Sending.SendBatch(queue, call),
            "ReceiveMessage" => await _receiving.Receive(queue, call.Request).ConfigureAwait(false),
            "DeleteMessage" => Receiving.Delete(queue, call.Request),
            "DeleteMessageBatch" => Batch.Perform(call.Request, entry => Receiving.Delete(queue, entry)),
            "ChangeMessageVisibility" => Receiving.ChangeVisibility(queue, call.Request),
            "ChangeMessageVisibilityBatch" => Batch.Perform(call.Request, entry => Receiving.ChangeVisibility(queue, entry)),
            "GetQueueAttributes" => Administration.Describe(queue, call.Request),
            "SetQueueAttributes" => _administration.Change(queue, call.Request),
            "PurgeQueue" => Administration.Purge(queue),
            "ListDeadLetterSourceQueues" => _administration.Sources(queue),
            _ => throw new SimulationException($"The simulator does not know {call.Name}, called by {call.By.Name}."),
        };
    }

    /// <summary>Each URL is taken apart once: a queue is called by it again and again.</summary>
    private string? ArnOf(string url)
    {
        if (!_arns.TryGetValue(url, out var arn)) _arns.Add(url, arn = QueueAddress.ArnOf(url));
        return arn;
    }

    private string? ArnOf(AwsCall call) => call.Action switch
    {
        "GetQueueUrl" => new Place(call.Request.TextOf("QueueOwnerAWSAccountId") ?? call.Place.Account, call.Place.Region).Arn("sqs", call.Request.TextOf("QueueName") ?? ""),
        "StartMessageMoveTask" or "ListMessageMoveTasks" => call.Request.TextOf("SourceArn"),
        "CancelMessageMoveTask" => MessageMoves.SourceOf(call.Request.TextOf("TaskHandle")),
        _ => call.Request.TextOf("QueueUrl") is { } url ? ArnOf(url) : null,
    };
}
