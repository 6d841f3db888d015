using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Kinesis;

/// <summary>A stream: shards that share out the hash keys evenly.</summary>
internal sealed class KinesisStream
{
    private static readonly BigInteger HashKeys = BigInteger.Pow(2, 128);

    private readonly EventLoop _loop;
    private readonly List<Action> _watchers = [];
    private long _sequence;

    public KinesisStream(string arn, int shards, TimeSpan retention, bool onDemand, EventLoop loop)
    {
        (Arn, Retention, OnDemand, _loop) = (arn, retention, onDemand, loop);
        Shards = [.. Enumerable.Range(0, shards).Select(n => new Shard(n, Edge(n, shards), Edge(n + 1, shards) - 1))];
    }

    public string Arn { get; }

    public TimeSpan Retention { get; }

    /// <summary>Whether AWS scales it by itself.</summary>
    public bool OnDemand { get; }

    public IReadOnlyList<Shard> Shards { get; }

    /// <summary>Calls back after each record that arrives.</summary>
    public void Watch(Action arrived) => _watchers.Add(arrived);

    public (Shard Shard, KinesisRecord Record) Put(string partitionKey, string data, UInt128? explicitHash, Moment? cause)
    {
        var hash = explicitHash ?? Hash(partitionKey);
        var shard = Shards.First(s => hash <= s.LastHash);
        var sequence = string.Create(CultureInfo.InvariantCulture, $"49{++_sequence:D54}");
        var record = new KinesisRecord(sequence, _loop.Now, partitionKey, data, cause);
        shard.Append(record);
        foreach (var arrived in _watchers) arrived();
        return (shard, record);
    }

    public Shard? Find(string? shardId)
    {
        var shard = Shards.FirstOrDefault(s => s.Id == shardId);
        shard?.Trim(_loop.Now - Retention);
        return shard;
    }

#pragma warning disable CA5351 // MD5 is how Kinesis spreads keys (streams/latest/dev/key-concepts.html); it guards no secret.
    private static UInt128 Hash(string partitionKey) =>
        (UInt128)new BigInteger(MD5.HashData(Encoding.UTF8.GetBytes(partitionKey)), isUnsigned: true, isBigEndian: true);
#pragma warning restore CA5351

    private static UInt128 Edge(int number, int shards) => unchecked((UInt128)(HashKeys * number / shards % HashKeys));
}
