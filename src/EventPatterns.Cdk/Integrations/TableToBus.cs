using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Pipes;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// The outbox: an item that carries an event is put into a table, in one transaction with what the event tells of, and the
/// table's stream brings the event to the bus. So state and event can't part. The item carries the event's id, and a record
/// that is read again publishes the same event again.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html
/// </summary>
public sealed class TableToBus : Construct
{
    private readonly BusPipe pipe;

    /// <summary>Makes the workflow and the pipe.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public TableToBus(Construct scope, string id, TableToBusProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        TableToBusChecks.Check(Node.Path, props);
        Workflow = OpenEvents(props);
        pipe = new BusPipe(this, "Pipe", new BusPipeProps
        {
            Source = props.Table.TableStreamArn!,
            ReadSource = ReadStream(props.Table),
            SourceParameters = deadLetters => Source(props, deadLetters),
            EventBus = props.EventBus,
            Contracts = props.Contracts,
            Enrichment = Workflow,
            TargetParameters = Target,
            RemovalPolicy = props.RemovalPolicy,
        });
        props.Table.EncryptionKey?.GrantDecrypt(pipe.Role);
    }

    /// <summary>The Express workflow that takes the events out of the records.</summary>
    public StateMachine Workflow { get; }

    /// <summary>The pipe from the table's stream to the bus.</summary>
    public CfnPipe Pipe => pipe.Pipe;

    /// <summary>Where the pipe says which records it gave up. It tells their place in the stream, not what they hold.</summary>
    public Queue DeadLetters => pipe.DeadLetters;

    /// <summary>How many events came out of the table. Default: sum over five minutes.</summary>
    public Metric MetricEvents(IMetricOptions? options = null) => PipeMetrics.Of(Pipe, "EventCount", options);

    /// <summary>How often a batch failed. Default: sum over five minutes.</summary>
    public Metric MetricFailures(IMetricOptions? options = null) => PipeMetrics.Of(Pipe, "ExecutionFailed", options);

    /// <summary>How many notes of lost records wait in <see cref="DeadLetters"/>.</summary>
    public Metric MetricDeadLetters(IMetricOptions? options = null) => DeadLetters.MetricApproximateNumberOfMessagesVisible(options);

    // What the workflow gives back for each record: { source, detailType, detail }.
    private static CfnPipe.PipeTargetParametersProperty Target => new()
    {
        EventBridgeEventBusParameters = new CfnPipe.PipeTargetEventBridgeEventBusParametersProperty { Source = "$.source", DetailType = "$.detailType" },
        InputTemplate = "<$.detail>",
    };

    // Table.GrantStreamRead would allow ListStreams on every table. Source:
    // docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html#pipes-dynamodb-permissions
    private static PolicyStatement ReadStream(ITable table) => new(new PolicyStatementProps
    {
        Actions = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
        Resources = [table.TableStreamArn!],
    });

    private static CfnPipe.PipeSourceParametersProperty Source(TableToBusProps props, Queue deadLetters) => new()
    {
        DynamoDbStreamParameters = new CfnPipe.PipeSourceDynamoDBStreamParametersProperty
        {
            StartingPosition = "TRIM_HORIZON",
            BatchSize = BusPipe.BatchSize,
            ParallelizationFactor = props.Parallelism,
            MaximumRetryAttempts = props.RetryAttempts,
            OnPartialBatchItemFailure = "AUTOMATIC_BISECT",
            DeadLetterConfig = new CfnPipe.DeadLetterConfigProperty { Arn = deadLetters.QueueArn },
        },
        // An item is an event when it is put for the first time. A change of it later, or its end, is none.
        FilterCriteria = new CfnPipe.FilterCriteriaProperty
        {
            Filters = new[] { new CfnPipe.FilterProperty { Pattern = InsertedWith(props.EventAttribute) } },
        },
    };

    private static string InsertedWith(string attribute) =>
        """{"eventName":["INSERT"],"dynamodb":{"NewImage":{"ATTRIBUTE":{"M":{"detail":{"S":[{"exists":true}]}}}}}}""".Replace("ATTRIBUTE", attribute, StringComparison.Ordinal);

    private StateMachine OpenEvents(TableToBusProps props) => new(this, "Workflow", new StateMachineProps
    {
        StateMachineType = StateMachineType.EXPRESS,
        DefinitionBody = DefinitionBody.FromChainable(OutboxStates.Open(new Construct(this, "States"), props.EventAttribute, props.Contracts)),
        Timeout = WorkQueue.WorkflowLimit,
        Logs = WorkflowLog.Of(this, props.RemovalPolicy),
    });
}
