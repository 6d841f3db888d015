using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Destinations;

/// <summary>
/// Tells the domain that a connection was de-authorised. EventBridge itself tells the default bus, without an envelope: a
/// queue and a workflow make an event of the contract of it, and go on as they are asked to.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/event-reference.html, "Connection events"
/// </summary>
/// <param name="Connection">The connection; the construct that it stands in is told as its owner.</param>
/// <param name="Bus">Where it is told.</param>
/// <param name="RemovalPolicy">What becomes of queues and log.</param>
internal sealed record DeauthorizationWatch(IConnection Connection, IEventBus Bus, RemovalPolicy RemovalPolicy)
{
    /// <summary>What happens when it is told. Default: nothing more.</summary>
    public Func<HandlerContext, IChainable>? Then { get; init; }

    /// <summary>How often the queue offers the news to the workflow.</summary>
    public int MaxAttempts { get; init; } = 10;

    public EventConsumer In(Construct scope, string id) => new(scope, id, new EventConsumerProps
    {
        // Where AWS's own events arrive.
        EventBus = EventBus.FromEventBusName(scope, "DefaultBus", "default"),
        BareEvents = [new EventPattern { Source = ["aws.events"], DetailType = ["Connection Deauthorized"], Resources = [Connection.ConnectionArn] }],
        Handler = EventHandling.ByStates(Define),
        MaxAttempts = MaxAttempts,
        RemovalPolicy = RemovalPolicy,
    });

    private IChainable Define(HandlerContext context)
    {
        var tell = context.Publish<ConnectionDeauthorized>("Tell", Bus, told => told
            .Value(t => t.Destination, Connection.Node.Scope!.Node.Path)
            .From(t => t.Connection, $"{context.Payload}.detail.ConnectionName"));
        return Then is null ? tell : Chain.Start(tell).Next(Then(context));
    }
}
