using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services;

/// <summary>The keys that encrypt queues and topics, as their properties name them: by ARN, id or alias.</summary>
internal static class KmsKeys
{
    /// <summary>
    /// Whether the caller needs permission for the key. The AWS managed key serves the account's own principals through its
    /// service; its policy names no service, so EventBridge can't send to what it encrypts (SQSDeveloperGuide/sqs-key-management.html).
    /// </summary>
    public static bool IsAsked([NotNullWhen(true)] string? key, string managedAlias, Principal by) =>
        !string.IsNullOrEmpty(key) && (!(key == managedAlias || key.EndsWith($":{managedAlias}", StringComparison.Ordinal)) || by.Kind == PrincipalKind.Service);

    /// <summary>The key's ARN, in the place of the resource that it encrypts.</summary>
    public static string ArnOf(string key, string resourceArn)
    {
        if (key.StartsWith("arn:", StringComparison.Ordinal)) return key;
        return Arns.Place(resourceArn).Arn("kms", key.StartsWith("alias/", StringComparison.Ordinal) ? key : "key/" + key);
    }
}
