using Constructs;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Destinations;

/// <summary>
/// Brings an OAuth connection back. EventBridge de-authorises a connection that it gets no token for, and it stays so until
/// somebody updates it: one bad minute of a token endpoint stops for good all that goes over the connection. This waits,
/// reads the secret and updates the connection with it. When there is no token still, EventBridge says so again, and the
/// next round begins: the wait is the pace. A secret that was rotated comes in the same way.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-deauthorize.html and eb-target-connection-edit.html
/// </summary>
public sealed class Reauthorization : Construct
{
    // The queue offers a message again after six minutes: for a day, which is as long as what needs the connection waits.
    private const int MaxAttempts = 240;

    /// <summary>Makes the rule, its queue and the workflow.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public Reauthorization(Construct scope, string id, ReauthorizationProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Consumer = new DeauthorizationWatch(props.Connection, props.OperationalBus, props.RemovalPolicy)
        {
            Then = new ReauthorizationStates(props, Checked(scope, props)).Define,
            MaxAttempts = MaxAttempts,
        }.In(this, "Deauthorized");
    }

    /// <summary>Hears that the connection was de-authorised, and acts. To keep a connection down, disable its rule.</summary>
    public EventConsumer Consumer { get; }

    private HttpAuthorization.OAuthScheme Checked(Construct scope, ReauthorizationProps props)
    {
        var owner = props.Connection.Node.Scope as HttpDestination;
        var check = new PropsCheck(Node.Path, nameof(ReauthorizationProps))
            .That(owner is null || owner == scope, nameof(props.Connection), $"no connection of an {nameof(HttpDestination)}, which has {nameof(HttpDestinationProps.ReauthorizeAfter)} for it", $"{owner?.Node.Path}'s")
            .Seconds(nameof(props.Wait), props.Wait, 10, 240);
        // A refused password or key is wrong, and would be wrong again every minute.
        return props.Authorization as HttpAuthorization.OAuthScheme
            ?? throw check.Wrong(nameof(props.Authorization), $"{nameof(HttpAuthorization.OAuthClientCredentials)}, since no other kind is de-authorised by what passes", props.Authorization.Kind);
    }
}
