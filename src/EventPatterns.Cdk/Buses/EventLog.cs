using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace EventPatterns.Cdk.Buses;

/// <summary>
/// Every event of a bus in a log group: for development, since payloads are in it. The permission is a
/// <c>AWS::Logs::ResourcePolicy</c>; CDK's own target would deploy a Lambda function to write it.
/// </summary>
public sealed class EventLog : Construct
{
    // EventBridge writes only to log groups under this name:
    // docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions
    private const string NamePrefix = "/aws/events/";

    internal EventLog(Construct scope, string id, IEventBus bus, Queue deadLetters, RemovalPolicy removal) : base(scope, id)
    {
        LogGroup = new LogGroup(this, "LogGroup", new LogGroupProps
        {
            LogGroupName = LogGroupNames.Of(this, NamePrefix),
            Retention = RetentionDays.ONE_WEEK,
            RemovalPolicy = removal,
        });
        Rule = new Rule(this, "Rule", new RuleProps
        {
            EventBus = bus,
            EventPattern = DomainBus.EveryEvent,
            Description = "Writes every event of the bus to a log group.",
        });
        ((CfnRule)Rule.Node.DefaultChild!).Targets = new[]
        {
            new CfnRule.TargetProperty
            {
                Id = "Log",
                Arn = ArnWithoutStreams,
                DeadLetterConfig = new CfnRule.DeadLetterConfigProperty { Arn = deadLetters.QueueArn },
            },
        };
        deadLetters.TakeFrom(Rule.RuleArn);
        AllowRuleToWrite();
    }

    /// <summary>The log group; events stay for a week.</summary>
    public LogGroup LogGroup { get; }

    /// <summary>The rule that every event matches.</summary>
    public Rule Rule { get; }

    // LogGroupArn ends in ":*", for its streams; a target names the group alone.
    private string ArnWithoutStreams => Stack.Of(this).FormatArn(new ArnComponents
    {
        Service = "logs",
        Resource = "log-group",
        ResourceName = LogGroup.LogGroupName,
        ArnFormat = ArnFormat.COLON_RESOURCE_NAME,
    });

    private void AllowRuleToWrite()
    {
        var policy = new PolicyDocument(new PolicyDocumentProps
        {
            Statements =
            [
                new PolicyStatement(new PolicyStatementProps
                {
                    Principals = [new ServicePrincipal("events.amazonaws.com"), new ServicePrincipal("delivery.logs.amazonaws.com")],
                    Actions = ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resources = [LogGroup.LogGroupArn],
                    Conditions = new Dictionary<string, object> { ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = Rule.RuleArn } },
                }),
            ],
        });
        new CfnResourcePolicy(this, "Permission", new CfnResourcePolicyProps
        {
            PolicyName = Names.UniqueResourceName(this, new UniqueResourceNameOptions { MaxLength = 128, Separator = "-" }),
            PolicyDocument = Stack.Of(this).ToJsonString(policy.ToJSON()),
        });
    }
}
