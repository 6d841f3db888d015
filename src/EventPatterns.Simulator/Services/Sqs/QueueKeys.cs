using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>
/// What a queue's encryption asks of its callers: senders need <c>kms:GenerateDataKey</c> and <c>kms:Decrypt</c>, receivers
/// <c>kms:Decrypt</c> (SQSDeveloperGuide/sqs-key-management.html). The AWS managed key serves the account's own principals
/// through SQS; its policy names no service, so EventBridge or SNS can't send to a queue that it encrypts.
/// </summary>
internal sealed class QueueKeys(Func<string?, Queue?> find)
{
    private const string Managed = "alias/aws/sqs";

    public IEnumerable<Permission> Permissions(AwsCall call, string queueArn)
    {
        if (find(queueArn) is not { Settings.KmsKey: { } key } || !IsAsked(key, call.By)) yield break;
        var arn = ArnOf(key, queueArn.Split(':'));
        if (call.Action.StartsWith("SendMessage", StringComparison.Ordinal)) yield return new Permission("kms:GenerateDataKey", arn);
        if (call.Action is "SendMessage" or "SendMessageBatch" or "ReceiveMessage") yield return new Permission("kms:Decrypt", arn);
    }

    private static bool IsAsked(string key, Principal by) => key != Managed || by.Kind == PrincipalKind.Service;

    private static string ArnOf(string key, string[] queue)
    {
        if (key.StartsWith("arn:", StringComparison.Ordinal)) return key;
        var resource = key.StartsWith("alias/", StringComparison.Ordinal) ? key : "key/" + key;
        return $"arn:aws:kms:{queue[3]}:{queue[4]}:{resource}";
    }
}
