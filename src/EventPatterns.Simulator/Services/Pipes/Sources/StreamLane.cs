using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Pipes.Sources;

/// <summary>Brings records to the target one batch after the other, so that their order is kept.</summary>
internal sealed class StreamLane(string shardId, Pipe pipe, World world, Pipeline pipeline, StreamDeadLetters letters)
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(1);

    private readonly StreamRetry _retry = StreamRetry.From(pipe.SourceSettings);
    private readonly Queue<StreamItem> _waiting = new();
    private TaskCompletionSource? _filled;
    private bool _busy;

    public void Add(StreamItem item)
    {
        _waiting.Enqueue(item);
        if (_waiting.Count >= pipeline.BatchSize) _filled?.TrySetResult();
        if (_busy) return;
        _busy = true;
        world.Loop.Soon(() => world.Loop.Begin(Work));
    }

    private async Task Work()
    {
        while (_waiting.Count > 0)
        {
            if (_waiting.Count < pipeline.BatchSize && pipe.Window > TimeSpan.Zero) await Window().ConfigureAwait(false);
            var batch = new List<StreamItem>();
            while (batch.Count < pipeline.BatchSize && _waiting.TryDequeue(out var item)) batch.Add(item);
            if (world.Faults.Lateness(pipe.Arn, batch[0].Record.Cause) is { Ticks: > 0 } late) await world.Loop.Delay(late).ConfigureAwait(false);
            for (var copy = world.Faults.Copies(pipe.Arn, batch[0].Record.Cause); copy > 0; copy--) await Bring(batch).ConfigureAwait(false);
        }
        _busy = false;
    }

    private async Task Window()
    {
        _filled = new TaskCompletionSource();
        var timer = world.Loop.After(pipe.Window, () => _filled.TrySetResult());
        await _filled.Task.ConfigureAwait(false);
        timer.Cancel();
        _filled = null;
    }

    private async Task Bring(List<StreamItem> batch)
    {
        for (var retries = 0; ; retries++)
        {
            batch = await WithoutTheOld(batch).ConfigureAwait(false);
            if (batch.Count == 0) return;
            var outcome = await pipeline.Run([.. batch.Select(i => i.Record)]).ConfigureAwait(false);
            if (outcome.Error is null) return;

            // Order: what comes after the first that failed goes again with it.
            var rest = batch.SkipWhile(i => !outcome.Failed(i.Record)).ToList();
            if (rest.Count < batch.Count) retries = -1;
            batch = rest;
            if (retries >= _retry.MostRetries)
            {
                await letters.Send(shardId, batch, "RetryAttemptsExhausted").ConfigureAwait(false);
                return;
            }
            await world.Loop.Delay(Backoff(Math.Max(0, retries))).ConfigureAwait(false);
            if (!_retry.Bisects || batch.Count < 2) continue;
            await Bring([.. batch.Take(batch.Count / 2)]).ConfigureAwait(false);
            await Bring([.. batch.Skip(batch.Count / 2)]).ConfigureAwait(false);
            return;
        }
    }

    private async Task<List<StreamItem>> WithoutTheOld(List<StreamItem> batch)
    {
        var oldest = world.Loop.Now - (_retry.MostAge ?? TimeSpan.FromHours(24));
        var (old, young) = (batch.Where(i => i.At < oldest).ToList(), batch.Where(i => i.At >= oldest).ToList());
        if (old.Count > 0) await letters.Send(shardId, old, "MaximumRecordAgeExceeded").ConfigureAwait(false);
        return young;
    }

    private TimeSpan Backoff(int retries) =>
        TimeSpan.FromSeconds(Math.Min(LongestBackoff.TotalSeconds, Math.Pow(2, Math.Min(retries, 10))) * (0.5 + (0.5 * world.Random.NextDouble())));
}
