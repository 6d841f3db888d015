using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Pipes.Sources;

/// <summary>
/// Reads the shards of a stream, each in order (UG/eb-pipes-kinesis.html, UG/eb-pipes-dynamodb.html). With a
/// <c>ParallelizationFactor</c> several batches of one shard are under way, and the order is kept by key.
/// </summary>
internal sealed class StreamSource : IPipeSource
{
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromMinutes(1);

    private readonly Pipe _pipe;
    private readonly World _world;
    private readonly IPipeStream _stream;
    private readonly PipeCaller _caller;
    private readonly Func<JsonMap, bool> _passes;
    private readonly List<ShardReading> _shards;
    private bool _running;
    private bool _watching;

    public StreamSource(Pipe pipe, World world, IPipeStream stream, PipeCaller caller, Func<JsonMap, bool> passes, Pipeline pipeline)
    {
        (_pipe, _world, _stream, _caller, _passes) = (pipe, world, stream, caller, passes);
        var letters = new StreamDeadLetters(pipe, world, stream, caller);
        var lanes = (int)(pipe.SourceSettings.WholeOf("ParallelizationFactor") ?? 1);
        _shards = [.. stream.Shards.Select(id => new ShardReading(id, [.. Enumerable.Range(0, lanes).Select(_ => new StreamLane(id, pipe, world, pipeline, letters))]))];
    }

    public void Start()
    {
        _running = true;
        if (!_watching) _stream.Watch(Wake);
        _watching = true;
        _world.Loop.Begin(Position);
    }

    public void Stop() => _running = false;

    // At once, so that LATEST means the pipe's start and not its first record.
    private async Task Position()
    {
        foreach (var shard in _shards) shard.Iterator ??= await First(shard).ConfigureAwait(false);
        Wake();
    }

    private void Wake()
    {
        foreach (var shard in _shards.Where(s => !s.Busy && !s.Pausing))
        {
            shard.Busy = true;
            _world.Loop.Soon(() => _world.Loop.Begin(() => Read(shard)));
        }
    }

    private async Task Read(ShardReading shard)
    {
        try
        {
            while (_running && await Next(shard).ConfigureAwait(false) is { Count: > 0 } records)
            {
                foreach (var item in records.Select(r => _stream.Read(shard.Id, r)).Where(i => _passes(i.Record.Event)))
                    shard.LaneOf(item.Key).Add(item);
            }
        }
        finally
        {
            shard.Busy = false;
        }
    }

    private async Task<JsonList?> Next(ShardReading shard)
    {
        if ((shard.Iterator ??= await First(shard).ConfigureAwait(false)) is not { } iterator) return null;
        var answer = await _caller.Call(_pipe.SourceService, "GetRecords", JsonMap.Of(("ShardIterator", iterator)), _pipe.Source, null).ConfigureAwait(false);
        if (!answer.Ok)
        {
            Pause(shard);
            return null;
        }
        shard.Iterator = answer.Body.TextOf("NextShardIterator");
        return answer.Body.ListOf("Records");
    }

    private async Task<string?> First(ShardReading shard)
    {
        var request = new JsonMapBuilder()
            .Set(_stream.ArnMember, _pipe.Source)
            .Set("ShardId", shard.Id)
            .Set("ShardIteratorType", _pipe.SourceSettings.TextOf("StartingPosition") ?? "LATEST")
            .SetIf("Timestamp", _pipe.SourceSettings["StartingPositionTimestamp"])
            .Build();
        var answer = await _caller.Call(_pipe.SourceService, "GetShardIterator", request, _pipe.Source, null).ConfigureAwait(false);
        if (!answer.Ok) Pause(shard);
        return answer.Body.TextOf("ShardIterator");
    }

    /// <summary>A pipe that may not read its stream tries again later, without keeping the simulation going.</summary>
    private void Pause(ShardReading shard)
    {
        shard.Pausing = true;
        _world.Loop.After(PauseAfterError, () =>
        {
            shard.Pausing = false;
            if (_running) Wake();
        }, background: true);
    }

    private sealed class ShardReading(string id, IReadOnlyList<StreamLane> lanes)
    {
        public string Id => id;

        public string? Iterator { get; set; }

        public bool Busy { get; set; }

        public bool Pausing { get; set; }

        public StreamLane LaneOf(string key) => lanes[key.Aggregate(0, (sum, unit) => ((sum * 31) + unit) & int.MaxValue) % lanes.Count];
    }
}
