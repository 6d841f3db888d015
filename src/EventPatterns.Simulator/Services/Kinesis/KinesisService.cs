using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Streams;

namespace EventPatterns.Simulator.Services.Kinesis;

/// <summary>Kinesis Data Streams. Shards don't throttle: a stream here bears any flow.</summary>
internal sealed class KinesisService(World world) : IAwsService
{
    private const int ShardsOnDemand = 4;
    private const int LeastRetention = 24;

    private readonly Dictionary<string, KinesisStream> _streams = new(StringComparer.Ordinal);

    public string Name => "kinesis";

    /// <summary>Makes the stream of an <c>AWS::Kinesis::Stream</c>.</summary>
    public void Provision(string arn, Json properties)
    {
        var onDemand = properties["StreamModeDetails"]?.TextOf("StreamMode") == "ON_DEMAND";
        var shards = (int)(properties.WholeOf("ShardCount") ?? (onDemand ? ShardsOnDemand : 1));
        var retention = TimeSpan.FromHours(properties.WholeOf("RetentionPeriodHours") ?? LeastRetention);
        _streams.Add(arn, new KinesisStream(arn, shards, retention, onDemand, world.Loop));
    }

    /// <summary>The stream with this ARN, or null.</summary>
    public KinesisStream? Find(string arn) => _streams.GetValueOrDefault(arn);

    public IEnumerable<Permission> Permissions(AwsCall call) => [new Permission(call.Name, call.Action == "ListStreams" ? "*" : ArnOf(call))];

    public ValueTask<Answer> Perform(AwsCall call) => ValueTask.FromResult(Answer(call));

    private Answer Answer(AwsCall call)
    {
        if (!_streams.TryGetValue(ArnOf(call), out var stream))
            return Door.Answer.Fail("ResourceNotFoundException", $"Stream {Arns.Name(ArnOf(call))} under account {call.Place.Account} not found.");
        return call.Action switch
        {
            "PutRecord" => RecordCalls.Put(stream, call.Request, call.Cause),
            "PutRecords" => RecordCalls.PutMany(stream, call.Request, call.Cause),
            "GetRecords" => RecordCalls.Get(stream, call.Request, world.Loop.Now),
            "GetShardIterator" => IteratorCalls.Get(stream, call.Request),
            "ListShards" => IteratorCalls.Shards(stream),
            "DescribeStreamSummary" => IteratorCalls.Summary(stream),
            _ => throw new SimulationException($"The simulator does not know {call.Name}, called by {call.By.Name}."),
        };
    }

    private static string ArnOf(AwsCall call) =>
        ShardIterator.Parse(call.Request.TextOf("ShardIterator"))?.StreamArn
        ?? call.Request.TextOf("StreamARN")
        ?? call.Place.Arn("kinesis", "stream/" + call.Request.TextOf("StreamName"));
}
