using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Pipes;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Events;
using EventPatterns.Events.Circuits;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>
/// The state of circuits, one item each, and the log of their transitions. The table's stream, through a pipe, is the only
/// source of the events about them: a transition that is in the table is told, and what is told is in the table.
/// </summary>
public sealed class CircuitTable : Construct
{
    /// <summary>Makes the table and the pipe.</summary>
    public CircuitTable(Construct scope, string id, CircuitTableProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        EventBus = props.EventBus;
        Table = new Table(this, "Table", new TableProps
        {
            TableName = props.TableName,
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = CircuitItem.Key, Type = AttributeType.STRING },
            BillingMode = BillingMode.PAY_PER_REQUEST,
            Encryption = TableEncryption.AWS_MANAGED,
            Stream = StreamViewType.NEW_IMAGE,
            RemovalPolicy = props.RemovalPolicy,
        });
        DeadLetters = DeadLetterQueues.In(this, "DeadLetters", props.RemovalPolicy);
        Pipe = TellTransitions();
    }

    /// <summary>The table: <c>pk</c> is a circuit's name, or the name, a slash and a transition's number.</summary>
    public Table Table { get; }

    /// <summary>Where the transitions are told.</summary>
    public IEventBus EventBus { get; }

    /// <summary>Where the pipe leaves records of transitions that it could not tell.</summary>
    public Amazon.CDK.AWS.SQS.Queue DeadLetters { get; }

    /// <summary>The pipe from the stream to the bus.</summary>
    public CfnPipe Pipe { get; }

    private static EventContract[] Contracts =>
        [EventContract.Of<CircuitOpened>(), EventContract.Of<CircuitHalfOpened>(), EventContract.Of<CircuitClosed>(), EventContract.Of<CircuitIsolated>()];

    private CfnPipe TellTransitions()
    {
        var role = new Role(this, "PipeRole", new RoleProps { AssumedBy = new ServicePrincipal("pipes.amazonaws.com") });
        // Table.GrantStreamRead would allow ListStreams on every table. Source:
        // docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html#pipes-dynamodb-permissions
        role.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Actions = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
            Resources = [Table.TableStreamArn!],
        }));
        EventBus.GrantPublish(role, Contracts);
        DeadLetters.GrantSendMessages(role);
        var pipe = new CfnPipe(this, "Pipe", new CfnPipeProps
        {
            Description = "Tells each transition of a circuit.",
            RoleArn = role.RoleArn,
            Source = Table.TableStreamArn!,
            SourceParameters = new CfnPipe.PipeSourceParametersProperty
            {
                DynamoDbStreamParameters = new CfnPipe.PipeSourceDynamoDBStreamParametersProperty
                {
                    StartingPosition = "TRIM_HORIZON",
                    BatchSize = 1,
                    MaximumRetryAttempts = 185,
                    DeadLetterConfig = new CfnPipe.DeadLetterConfigProperty { Arn = DeadLetters.QueueArn },
                },
                FilterCriteria = new CfnPipe.FilterCriteriaProperty
                {
                    Filters = new[] { new CfnPipe.FilterProperty { Pattern = """{"eventName":["INSERT"],"dynamodb":{"NewImage":{"transition":{"S":[{"exists":true}]}}}}""" } },
                },
            },
            Target = EventBus.EventBusArn,
            TargetParameters = new CfnPipe.PipeTargetParametersProperty
            {
                EventBridgeEventBusParameters = new CfnPipe.PipeTargetEventBridgeEventBusParametersProperty
                {
                    Source = CircuitSource.Source,
                    DetailType = "$.dynamodb.NewImage.event.S",
                },
                InputTemplate = Detail,
            },
        });
        // A pipe checks on creation that its role may read the source, so the role's policy must be there first.
        pipe.Node.AddDependency(role.Node.FindChild("DefaultPolicy"));
        return pipe;
    }

    private static string Detail
    {
        get
        {
            static string From(string name) => $"<$.dynamodb.NewImage.{name}.S>";
            return $$$"""
                {"metadata":{"eventId":"{{{From("outage")}}}/{{{From(CircuitItem.Key)}}}","schemaVersion":"1","domain":"{{{CircuitSource.Domain}}}","service":"{{{CircuitSource.Service}}}","category":"operational","correlationId":"{{{From("circuit")}}}/{{{From("outage")}}}","occurredAt":{{{From("at")}}}},"data":{"circuit":{{{From("circuit")}}},"outage":{{{From("outage")}}},"transition":{{{From("transition")}}},"from":{{{From("from")}}},"reason":{{{From("reason")}}}}}
                """;
        }
    }
}
