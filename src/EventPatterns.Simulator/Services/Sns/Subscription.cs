using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.Sns;

/// <summary>Who listens to a topic, and to what of it.</summary>
internal sealed record Subscription
{
    public required string Arn { get; init; }

    /// <summary><c>sqs</c>, <c>lambda</c>, <c>email</c>...</summary>
    public required string Protocol { get; init; }

    public required string Endpoint { get; init; }

    public bool Raw { get; private init; }

    public string? DeadLetterArn { get; private init; }

    public required SubscriptionFilter Filter { get; init; }

    /// <exception cref="SimulationException">AWS would refuse the filter policy.</exception>
    public static Subscription From(string arn, Json properties) => new()
    {
        Arn = arn,
        Protocol = properties.TextOf("Protocol") ?? "",
        Endpoint = properties.TextOf("Endpoint") ?? "",
        Raw = properties.FlagOf("RawMessageDelivery"),
        DeadLetterArn = properties.MapOf("RedrivePolicy")?.TextOf("deadLetterTargetArn"),
        Filter = SubscriptionFilter.From(arn, properties.MapOf("FilterPolicy"), properties.TextOf("FilterPolicyScope")),
    };
}
