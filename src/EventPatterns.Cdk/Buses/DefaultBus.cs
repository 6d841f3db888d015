using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>
/// The account's default bus, which is there already and where AWS's own events arrive: a task stopped, a key is about to
/// be deleted. They have no envelope and AWS's words; a domain takes in those that it lists, in words of its own.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event.html
/// </summary>
public sealed class DefaultBus : Construct
{
    private readonly DefaultBusProps props;

    /// <summary>Refers to the bus; nothing is made until something is published.</summary>
    public DefaultBus(Construct scope, string id, DefaultBusProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        this.props = props;
        Bus = EventBus.FromEventBusName(this, "Bus", "default");
    }

    /// <summary>The bus.</summary>
    public IEventBus Bus { get; }

    /// <summary>
    /// Publishes an event of the contract on the inside bus for each of AWS's. Its id follows from EventBridge's; it occurred
    /// when AWS says.
    /// </summary>
    /// <typeparam name="T">The record that declares the event, of the category <see cref="EventCategory.Transformed"/>.</typeparam>
    /// <param name="events">Which of AWS's events: a pattern whose sources all begin with <c>aws.</c></param>
    /// <param name="data">Sets the payload; AWS's event is the context's <see cref="HandlerContext.Payload"/>: <c>$"{aws.Payload}.detail.taskArn"</c>.</param>
    /// <returns>The consumer, with its queues.</returns>
    /// <exception cref="ArgumentException">A source is not AWS's, the contract is not Transformed, or a member that it requires is not set.</exception>
    public EventConsumer Publish<T>(EventPattern events, Action<HandlerContext, Payload<T>> data) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(events);
        string[] sources = events.Source ?? [];
        if (sources.Length == 0 || sources.Any(source => !source.StartsWith("aws.", StringComparison.Ordinal)))
        {
            throw new ArgumentException($"{Node.Path}: Publish: expected a pattern whose sources begin with \"aws.\", which nobody else can put; found {(sources.Length == 0 ? "none" : string.Join(", ", sources))}.");
        }
        return BareEvents.Publish(this, Bus, events, props.Inside, data, props.RemovalPolicy);
    }
}

/// <summary>How a <see cref="DefaultBus"/> is listened to.</summary>
public sealed record DefaultBusProps
{
    /// <summary>The bus inside the bounded context that is told.</summary>
    public required IEventBus Inside { get; init; }

    /// <summary>What becomes of queues, tables and logs when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}
