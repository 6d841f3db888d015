using System.Text.RegularExpressions;
using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>
/// The bus of a SaaS partner: it takes events of one partner event source and of nobody else. The partner makes the source,
/// which is pending until this bus is deployed. Its events have no envelope and the partner's words, so what a domain wants
/// of them it lists, in words of its own.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-saas.html
/// </summary>
public sealed partial class PartnerBus : Construct
{
    private readonly PartnerBusProps props;

    /// <summary>Makes the bus.</summary>
    /// <exception cref="ArgumentException">The name is no partner event source's; the message names the construct's path.</exception>
    public PartnerBus(Construct scope, string id, PartnerBusProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (!Token.IsUnresolved(props.EventSourceName) && !SourceName().IsMatch(props.EventSourceName))
        {
            throw new ArgumentException($"{Node.Path}: {nameof(PartnerBusProps)}.{nameof(props.EventSourceName)}: expected a partner event source, aws.partner/PARTNER/...; found \"{props.EventSourceName}\".");
        }
        this.props = props;
        Bus = new EventBus(this, "Bus", new EventBusProps { EventSourceName = props.EventSourceName });
    }

    /// <summary>The bus; its name is the event source's.</summary>
    public EventBus Bus { get; }

    /// <summary>Publishes an event of the contract on the inside bus for each of the partner's. Its id follows from EventBridge's.</summary>
    /// <typeparam name="T">The record that declares the event, of the category <see cref="EventCategory.Transformed"/>.</typeparam>
    /// <param name="events">Which of the partner's events.</param>
    /// <param name="data">Sets the payload; the partner's event is the context's <see cref="HandlerContext.Payload"/>: <c>$"{partner.Payload}.detail.email"</c>.</param>
    /// <returns>The consumer, with its queues.</returns>
    /// <exception cref="ArgumentException">The contract is not Transformed, or a member that it requires is not set.</exception>
    public EventConsumer Publish<T>(EventPattern events, Action<HandlerContext, Payload<T>> data) where T : notnull =>
        BareEvents.Publish(this, Bus, events, props.Inside, data, props.RemovalPolicy);

    // docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html, EventSourceName
    [GeneratedRegex(@"^aws\.partner(/[.\-_A-Za-z0-9]+){2,}\z")]
    private static partial Regex SourceName();
}

/// <summary>How a <see cref="PartnerBus"/> is made.</summary>
public sealed record PartnerBusProps
{
    /// <summary>The partner event source, as the partner's console or <c>ListEventSources</c> shows it: <c>aws.partner/PARTNER/...</c>.</summary>
    public required string EventSourceName { get; init; }

    /// <summary>The bus inside the bounded context that is told.</summary>
    public required IEventBus Inside { get; init; }

    /// <summary>What becomes of queues, tables and logs when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}
