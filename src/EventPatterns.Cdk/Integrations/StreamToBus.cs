using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.Pipes;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// A Kinesis stream takes the flood, a pipe lets through the few records that matter and makes an event of each. What the
/// filter holds back costs nothing on the bus.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-kinesis.html
/// </summary>
public sealed class StreamToBus : Construct
{
    private const string Record = "$.data";

    // Shard and sequence number: a record that is read again has the same.
    private const string RecordId = "<$.eventID>";

    private readonly BusPipe pipe;

    /// <summary>Makes the pipe, and the stream where none is given.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public StreamToBus(Construct scope, string id, StreamToBusProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Check(props);
        Stream = props.Stream ?? new Amazon.CDK.AWS.Kinesis.Stream(this, "Stream", new StreamProps
        {
            StreamMode = StreamMode.ON_DEMAND,
            Encryption = StreamEncryption.MANAGED,
            RemovalPolicy = props.RemovalPolicy,
        });
        pipe = new BusPipe(this, "Pipe", new BusPipeProps
        {
            Source = Stream.StreamArn,
            ReadSource = ReadStream,
            SourceParameters = deadLetters => Source(props, deadLetters),
            EventBus = props.EventBus,
            Contracts = [props.Map.Contract],
            TargetParameters = Target(props.Map),
            RemovalPolicy = props.RemovalPolicy,
        });
        Stream.EncryptionKey?.GrantDecrypt(pipe.Role);
    }

    /// <summary>The stream.</summary>
    public IStream Stream { get; }

    /// <summary>The pipe from the stream to the bus.</summary>
    public CfnPipe Pipe => pipe.Pipe;

    /// <summary>Where the pipe says which records it gave up. It tells their place in the stream, not what they hold.</summary>
    public Queue DeadLetters => pipe.DeadLetters;

    /// <summary>Allows a role or user to put records into the stream.</summary>
    public Grant GrantWrite(IGrantable grantee) => Stream.GrantWrite(grantee);

    /// <summary>How many records passed the filter. Default: sum over five minutes.</summary>
    public Metric MetricEvents(IMetricOptions? options = null) => PipeMetrics.Of(Pipe, "EventCount", options);

    /// <summary>How often a batch failed. Default: sum over five minutes.</summary>
    public Metric MetricFailures(IMetricOptions? options = null) => PipeMetrics.Of(Pipe, "ExecutionFailed", options);

    /// <summary>How many notes of lost records wait in <see cref="DeadLetters"/>.</summary>
    public Metric MetricDeadLetters(IMetricOptions? options = null) => DeadLetters.MetricApproximateNumberOfMessagesVisible(options);

    // docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-kinesis.html#pipes-kinesis-permissions; Stream.GrantRead
    // would allow enhanced fan-out too, which a pipe does not use.
    private PolicyStatement ReadStream => new(new PolicyStatementProps
    {
        Actions = ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"],
        Resources = [Stream.StreamArn],
    });

    private CfnPipe.PipeSourceParametersProperty Source(StreamToBusProps props, Queue deadLetters) => new()
    {
        KinesisStreamParameters = new CfnPipe.PipeSourceKinesisStreamParametersProperty
        {
            StartingPosition = "TRIM_HORIZON",
            BatchSize = BusPipe.BatchSize,
            ParallelizationFactor = props.Parallelism,
            MaximumRetryAttempts = props.RetryAttempts,
            OnPartialBatchItemFailure = "AUTOMATIC_BISECT",
            DeadLetterConfig = new CfnPipe.DeadLetterConfigProperty { Arn = deadLetters.QueueArn },
        },
        FilterCriteria = new CfnPipe.FilterCriteriaProperty
        {
            Filters = new[] { new CfnPipe.FilterProperty { Pattern = Stack.Of(this).ToJsonString(RecordFilter.Of(props.Map)) } },
        },
    };

    private static CfnPipe.PipeTargetParametersProperty Target(RecordMap map) => new()
    {
        EventBridgeEventBusParameters = new CfnPipe.PipeTargetEventBridgeEventBusParametersProperty
        {
            Source = map.Contract.Source,
            DetailType = map.Contract.DetailType,
        },
        InputTemplate = EnvelopeTemplate.Of(map, Record, RecordId),
    };

    private void Check(StreamToBusProps props) => new PropsCheck(Node.Path, nameof(StreamToBusProps))
        .InRange(nameof(props.Parallelism), props.Parallelism, 1, 10)
        .InRange(nameof(props.RetryAttempts), props.RetryAttempts, 0, 10_000)
        .That(
            props.Map.Contract.TimeToLive is null || props.Map.Identity.ExpiresAt is not null,
            nameof(props.Map),
            $"ExpiresAt from the record, since {props.Map.Contract} has a time to live and a pipe can't add to a time",
            "none");
}
