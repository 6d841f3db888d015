using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Pipes;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// Where an orchestrator keeps the tokens of the steps that wait, and the outbox of their requests. A step writes token and
/// request in one item, and the table's stream publishes the request, so the two can't part: a request that is out has its
/// claim, and a claim that is in has its request (docs/decisions/040-claims-and-compensation.md).
/// </summary>
public sealed class ClaimTable : Construct
{
    internal ClaimTable(Construct scope, string id, IEventBus bus, IReadOnlyList<EventContract> requests, RemovalPolicy removal) : base(scope, id)
    {
        Table = new Table(this, "Table", new TableProps
        {
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = ClaimItem.Key, Type = AttributeType.STRING },
            BillingMode = BillingMode.PAY_PER_REQUEST,
            Encryption = TableEncryption.AWS_MANAGED,
            Stream = StreamViewType.NEW_IMAGE,
            TimeToLiveAttribute = ClaimItem.ForgetAt,
            RemovalPolicy = removal,
        });
        DeadLetters = DeadLetterQueues.In(this, "DeadLetters", removal);
        Sender = new StateMachine(this, "Sender", new StateMachineProps
        {
            StateMachineType = StateMachineType.EXPRESS,
            DefinitionBody = DefinitionBody.FromChainable(RequestSender.Define(new Construct(this, "States"), Table, bus)),
            Timeout = Duration.Minutes(5),
            Logs = WorkflowLog.Of(this, removal),
        });
        if (requests.Count > 0) bus.GrantPublish(Sender, requests);
        Pipe = SendRequests();
    }

    /// <summary>The table: <c>pk</c> is a request's id, or names a workflow that may be cancelled.</summary>
    public Table Table { get; }

    /// <summary>Publishes the request of each new claim.</summary>
    public StateMachine Sender { get; }

    /// <summary>The pipe from the table's stream to the sender.</summary>
    public CfnPipe Pipe { get; }

    /// <summary>Where the pipe leaves records of requests that it could not publish.</summary>
    public Queue DeadLetters { get; }

    private CfnPipe SendRequests()
    {
        var role = new Role(this, "PipeRole", new RoleProps { AssumedBy = new ServicePrincipal("pipes.amazonaws.com") });
        // Table.GrantStreamRead would allow ListStreams on every table. Source:
        // docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html#pipes-dynamodb-permissions
        role.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Actions = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
            Resources = [Table.TableStreamArn!],
        }));
        Sender.GrantStartSyncExecution(role);
        DeadLetters.GrantSendMessages(role);
        var pipe = new CfnPipe(this, "Pipe", new CfnPipeProps
        {
            Description = "Publishes the request of each new claim.",
            RoleArn = role.RoleArn,
            Source = Table.TableStreamArn!,
            SourceParameters = new CfnPipe.PipeSourceParametersProperty
            {
                DynamoDbStreamParameters = new CfnPipe.PipeSourceDynamoDBStreamParametersProperty
                {
                    StartingPosition = "TRIM_HORIZON",
                    BatchSize = 1,
                    ParallelizationFactor = 10,
                    MaximumRetryAttempts = 185,
                    DeadLetterConfig = new CfnPipe.DeadLetterConfigProperty { Arn = DeadLetters.QueueArn },
                },
                FilterCriteria = new CfnPipe.FilterCriteriaProperty
                {
                    Filters = new[] { new CfnPipe.FilterProperty { Pattern = """{"eventName":["INSERT"]}""" } },
                },
            },
            Target = Sender.StateMachineArn,
            TargetParameters = new CfnPipe.PipeTargetParametersProperty
            {
                StepFunctionStateMachineParameters = new CfnPipe.PipeTargetStateMachineParametersProperty { InvocationType = "REQUEST_RESPONSE" },
            },
        });
        // A pipe checks on creation that its role may read the source, so the role's policy must be there first.
        pipe.Node.AddDependency(role.Node.FindChild("DefaultPolicy"));
        return pipe;
    }
}
