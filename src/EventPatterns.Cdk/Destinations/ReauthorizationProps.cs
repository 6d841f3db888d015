using Amazon.CDK;
using Amazon.CDK.AWS.Events;

namespace EventPatterns.Cdk.Destinations;

/// <summary>How a <see cref="Reauthorization"/> is made.</summary>
public sealed record ReauthorizationProps
{
    /// <summary>
    /// The connection: an <c>HttpStep</c>'s, a <c>CircuitBreaker</c>'s or one of your own. An <see cref="HttpDestination"/>
    /// sees to its own: <see cref="HttpDestinationProps.ReauthorizeAfter"/>.
    /// </summary>
    public required IConnection Connection { get; init; }

    /// <summary>What the connection was made with: <see cref="HttpAuthorization.OAuthClientCredentials"/>, since no other kind is de-authorised by what passes.</summary>
    public required HttpAuthorization Authorization { get; init; }

    /// <summary>Where <see cref="ConnectionDeauthorized"/> is published.</summary>
    public required IEventBus OperationalBus { get; init; }

    /// <summary>How long after it was de-authorised the connection is authorised again, and again if that fails, in whole seconds: 10 seconds to 4 minutes; default a minute.</summary>
    public Duration Wait { get; init; } = Duration.Minutes(1);

    /// <summary>What becomes of queues and log when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}
