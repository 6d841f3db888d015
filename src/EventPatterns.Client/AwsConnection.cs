using Amazon.Runtime;

namespace EventPatterns.Client;

/// <summary>How to reach an AWS service. What is left out, the AWS SDK finds as it always does: environment, profile, role.</summary>
public sealed record AwsConnection
{
    /// <summary>The region, such as <c>eu-west-1</c>; default: the SDK's own search.</summary>
    public string? Region { get; init; }

    /// <summary>Who calls; default: the SDK's own search.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>The service's endpoint, where it is not AWS's public one (a VPC endpoint, a local stand-in); it needs <see cref="Region"/> too.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>How often the SDK repeats a call that failed with a 5xx, a throttle or a broken connection; default: the SDK's own, 2.</summary>
    public int? MaxRetries { get; init; }
}
