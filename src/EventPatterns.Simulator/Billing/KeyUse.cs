using EventPatterns.Simulator.Assembly;

namespace EventPatterns.Simulator.Billing;

/// <summary>The customer's own key that encrypts a resource: AWS charges the requests to it, and none to AWS's own keys.</summary>
internal static class KeyUse
{
    /// <summary>The properties that name a key, by CloudFormation's resource types.</summary>
    private static readonly string[] Names = ["KmsMasterKeyId", "KmsKeyIdentifier", "KmsKeyArn", "KmsKeyId"];

    /// <summary>The members within which others name it.</summary>
    private static readonly (string Member, string Name)[] Nested =
        [("SSESpecification", "KMSMasterKeyId"), ("EncryptionConfiguration", "KmsKeyId"), ("StreamEncryption", "KeyId")];

    /// <summary>The key as the resource names it, or null where AWS's own encrypts it.</summary>
    public static string? Of(Resource resource)
    {
        var named = Names.Select(name => resource.Properties.TextOf(name))
            .Concat(Nested.Select(n => resource.Properties[n.Member]?.TextOf(n.Name)));
        return named.FirstOrDefault(IsOwn);
    }

    public static bool IsOwn(string? key) => !string.IsNullOrEmpty(key) && !key.Contains("alias/aws/", StringComparison.Ordinal);
}
