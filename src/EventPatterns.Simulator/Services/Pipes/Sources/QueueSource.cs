using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Sqs;

namespace EventPatterns.Simulator.Services.Pipes.Sources;

/// <summary>
/// Reads a queue in batches. What the target took is deleted; what failed comes back after the queue's visibility timeout and
/// goes to the queue's dead-letter queue in the end (UG/eb-pipes-sqs.html).
/// </summary>
internal sealed class QueueSource : IPipeSource
{
    private const int LargestReceive = 10;
    private const int LongestPoll = 20;
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromMinutes(1);

    private readonly Pipe _pipe;
    private readonly World _world;
    private readonly Queue _queue;
    private readonly PipeCaller _caller;
    private readonly Func<JsonMap, bool> _passes;
    private readonly Pipeline _pipeline;
    private readonly QueueReaders _readers;
    private readonly int _batchSize;
    private IDisposable? _subscription;
    private bool _gathering;
    private bool _pausing;

    public QueueSource(Pipe pipe, World world, Queue queue, PipeCaller caller, Func<JsonMap, bool> passes, Pipeline pipeline)
    {
        (_pipe, _world, _queue, _caller, _passes, _pipeline) = (pipe, world, queue, caller, passes, pipeline);
        _readers = new QueueReaders(world.Loop);
        _batchSize = pipeline.BatchSize;
    }

    public void Start() => _subscription ??= _queue.Watch.Subscribe(Wake);

    public void Stop()
    {
        _subscription?.Dispose();
        _subscription = null;
    }

    private void Wake()
    {
        if (_gathering || _pausing || !_readers.TryEnter()) return;
        _world.Loop.Begin(Read);
    }

    private async Task Read()
    {
        try
        {
            while (_subscription is not null && !_pausing && await Gather().ConfigureAwait(false) is { Count: > 0 } messages)
                await Handle(messages).ConfigureAwait(false);
        }
        finally
        {
            _readers.Leave();
        }
    }

    private async Task<List<PipeRecord>> Gather()
    {
        var records = new List<PipeRecord>();
        var until = _world.Loop.Now + _pipe.Window;
        _gathering = _pipe.Window > TimeSpan.Zero;
        do
        {
            var answer = await Receive(_batchSize - records.Count, records.Count == 0 ? TimeSpan.Zero : until - _world.Loop.Now).ConfigureAwait(false);
            if (answer.Error is not null) Pause();
            var messages = answer.Body.ListOf("Messages");
            records.AddRange(messages.Select(m => QueueRecord.Of(m, _pipe.Source, _queue.CauseOf(m.TextOf("MessageId")!))));
            if (messages.Count == 0 && (records.Count == 0 || answer.Error is not null)) break;
        }
        while (records.Count < _batchSize && (_pipe.Window > TimeSpan.Zero ? _world.Loop.Now < until : _batchSize > LargestReceive && records.Count % LargestReceive == 0));
        _gathering = false;
        return records;
    }

    private Task<Answer> Receive(int most, TimeSpan wait) => _caller.Call(
        "sqs",
        "ReceiveMessage",
        JsonMap.Of(
            ("QueueUrl", _pipe.SourceUrl),
            ("MaxNumberOfMessages", Math.Min(most, LargestReceive)),
            ("WaitTimeSeconds", (long)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 0, LongestPoll)),
            ("MessageSystemAttributeNames", JsonList.Of("All")),
            ("MessageAttributeNames", JsonList.Of("All"))),
        _pipe.Source,
        null);

    private async Task Handle(List<PipeRecord> records)
    {
        if (_world.Faults.Lateness(_pipe.Arn, records[0].Cause) is { Ticks: > 0 } late) await _world.Loop.Delay(late).ConfigureAwait(false);
        var wanted = records.Where(r => _passes(r.Event)).ToList();
        var outcome = wanted.Count == 0 ? PipeOutcome.Success : await _pipeline.Run(wanted).ConfigureAwait(false);
        var failed = wanted.Where(outcome.Failed).ToHashSet();
        foreach (var done in records.Where(r => !failed.Contains(r)).Chunk(LargestReceive)) await Delete(done).ConfigureAwait(false);
    }

    private Task<Answer> Delete(PipeRecord[] records) => _caller.Call(
        "sqs",
        "DeleteMessageBatch",
        JsonMap.Of(
            ("QueueUrl", _pipe.SourceUrl),
            ("Entries", JsonList.Of(records.Select(r => JsonMap.Of(("Id", r.Id), ("ReceiptHandle", r.Event["receiptHandle"]!)))))),
        _pipe.Source,
        records[0].Cause);

    /// <summary>A pipe that may not read its queue tries again later, without keeping the simulation going.</summary>
    private void Pause()
    {
        _pausing = true;
        _world.Loop.After(PauseAfterError, Resume, background: true);
    }

    private void Resume()
    {
        _pausing = false;
        if (_subscription is not null && _queue.Available > 0) Wake();
    }
}
