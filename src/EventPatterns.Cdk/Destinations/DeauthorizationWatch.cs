using System.Text.Json.Serialization;
using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Constructs;
using EventPatterns.Cdk.Integrations;

namespace EventPatterns.Cdk.Destinations;

/// <summary>
/// Tells the domain that a connection was de-authorised. EventBridge itself tells the default bus, without an envelope: a
/// queue and a workflow make an event of the contract of it.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/event-reference.html, "Connection events"
/// </summary>
internal sealed class DeauthorizationWatch : Construct
{
    public DeauthorizationWatch(Construct scope, string id, IConnection connection, IEventBus bus, RemovalPolicy removal) : base(scope, id)
    {
        Tell = new QueueToBus(this, "Tell", new QueueToBusProps
        {
            EventBus = bus,
            Map = new RecordMap<ConnectionEvent, ConnectionDeauthorized>(map => map
                .EventId(happened => happened.Id)
                .OccurredAt(happened => happened.Time)
                .Value(told => told.Destination, scope.Node.Path)
                .From(told => told.Connection, happened => happened.Detail.ConnectionName)),
            RemovalPolicy = removal,
        });
        // On the default bus, where AWS's own events arrive.
        Rule = new Rule(this, "Rule", new RuleProps
        {
            EventPattern = new EventPattern { Source = ["aws.events"], DetailType = ["Connection Deauthorized"], Resources = [connection.ConnectionArn] },
            Description = $"The connection of {scope.Node.Path} was de-authorised.",
            Targets = [new SqsQueue(Tell.Queue, new SqsQueueProps { DeadLetterQueue = Tell.DeadLetters })],
        });
    }

    public QueueToBus Tell { get; }

    public Rule Rule { get; }

    internal sealed record ConnectionEvent(string Id, DateTimeOffset Time, ConnectionDetail Detail);

    internal sealed record ConnectionDetail([property: JsonPropertyName("ConnectionName")] string ConnectionName);
}
