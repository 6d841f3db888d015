using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace EventPatterns.Cdk.Buses;

/// <summary>The one shape of dead-letter queue: standard (EventBridge takes no FIFO), encrypted, TLS only, kept as long as SQS can.</summary>
internal static class DeadLetterQueues
{
    // The longest that SQS keeps a message: SetQueueAttributes, MessageRetentionPeriod.
    private const int LongestRetentionDays = 14;

    public static Queue In(Construct scope, string id, RemovalPolicy removal) => new(scope, id, new QueueProps
    {
        Encryption = QueueEncryption.SQS_MANAGED,
        EnforceSSL = true,
        RetentionPeriod = Duration.Days(LongestRetentionDays),
        RemovalPolicy = removal,
    });

    /// <summary>Lets EventBridge send what a bus or a rule could not deliver.</summary>
    public static void TakeFrom(this Queue deadLetters, string busOrRuleArn) => deadLetters.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
    {
        Principals = [new ServicePrincipal("events.amazonaws.com")],
        Actions = ["sqs:SendMessage"],
        Resources = [deadLetters.QueueArn],
        Conditions = new Dictionary<string, object> { ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = busOrRuleArn } },
    }));
}
