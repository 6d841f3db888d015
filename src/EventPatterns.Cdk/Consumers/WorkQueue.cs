using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace EventPatterns.Cdk.Consumers;

/// <summary>The one shape of a queue that a pipe hands to an Express workflow: encrypted, TLS only, with a dead-letter queue.</summary>
internal static class WorkQueue
{
    // An Express workflow lives for five minutes at most, and the message must stay hidden for longer:
    // docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
    public static readonly Duration WorkflowLimit = Duration.Minutes(5);
    private static readonly Duration VisibilityTimeout = Duration.Minutes(6);

    public static Queue In(Construct scope, string id, IQueue deadLetters, int maxAttempts, RemovalPolicy removal) => new(scope, id, new QueueProps
    {
        Encryption = QueueEncryption.SQS_MANAGED,
        EnforceSSL = true,
        VisibilityTimeout = VisibilityTimeout,
        DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = maxAttempts },
        RemovalPolicy = removal,
    });
}
