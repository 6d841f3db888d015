using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>
/// What a queue's encryption asks of its callers: senders need <c>kms:GenerateDataKey</c> and <c>kms:Decrypt</c>, receivers
/// <c>kms:Decrypt</c> (SQSDeveloperGuide/sqs-key-management.html).
/// </summary>
internal sealed class QueueKeys(Func<string?, Queue?> find)
{
    public IEnumerable<Permission> Permissions(AwsCall call, string queueArn)
    {
        if (find(queueArn)?.Settings.KmsKey is not { } key || !KmsKeys.IsAsked(key, "alias/aws/sqs", call.By)) yield break;
        var arn = KmsKeys.ArnOf(key, queueArn);
        if (call.Action is "SendMessage" or "SendMessageBatch") yield return new Permission("kms:GenerateDataKey", arn);
        if (call.Action is "SendMessage" or "SendMessageBatch" or "ReceiveMessage") yield return new Permission("kms:Decrypt", arn);
    }
}
