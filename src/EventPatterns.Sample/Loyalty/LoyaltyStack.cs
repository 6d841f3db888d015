using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Destinations;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Orchestration;
using EventPatterns.Events;
using EventPatterns.Sample.Orders;
using EventPatterns.Sample.Sandbox;

namespace EventPatterns.Sample.Loyalty;

/// <summary>
/// The loyalty domain: points at a vendor who is down at times. Requests wait behind a circuit breaker for each of its two
/// capabilities, and are answered when they are delivered.
/// </summary>
public sealed class LoyaltyStack : Stack
{
    // The circuit's name.
    private const string Earning = "loyalty-api";

    /// <summary>Makes the stack.</summary>
    public LoyaltyStack(Construct scope, string id) : base(scope, id)
    {
    }

    /// <summary>What it tells others, and hears from them.</summary>
    public TopologyDomain Domain => new()
    {
        Name = "loyalty",
        Scope = this,
        Publishes = [EventContract.Of<PointsEarned>(), EventContract.Of<PointsRefused>(), EventContract.Of<PointsReturned>(), EventContract.Of<PointsReturnRefused>()],
        Hears = [EventContract.Of<PointsRequested>(), EventContract.Of<PointsReturnRequested>()],
    };

    /// <summary>Adds what listens to the domain's bus.</summary>
    internal void Serve(IEventBus bus, VendorEndpoint vendor)
    {
        var circuits = new CircuitTable(this, "Circuits", new CircuitTableProps { EventBus = bus, RemovalPolicy = RemovalPolicy.DESTROY });
        new CfnOutput(this, "CircuitState", new CfnOutputProps
        {
            Value = $$$"""aws dynamodb get-item --region {{{Region}}} --table-name {{{circuits.Table.TableName}}} --key '{"pk":{"S":"{{{Earning}}}"}}' --query Item.state.S --output text""",
            Description = "Says Open, HalfOpen or Closed; None before the first outage.",
        });
        new CircuitBreaker(this, "EarnPoints", Guarding(Earning, "points", vendor, circuits) with
        {
            Events = [Conversations.Points.Requests, new EventPatternOf<StorePurchaseMade>()],
            Delivered = context => WhenAsked(context, "Awaited", context.Reply("ReplyEarned", bus, Conversations.Points, WorkflowEvent.Of<PointsEarned>(data => data
                .From(e => e.OrderId, context.Data<PointsRequested>(r => r.OrderId))))),
            Refused = context => WhenAsked(context, "AwaitedInVain", context.Reply("ReplyRefused", bus, Conversations.Points, WorkflowEvent.Of<PointsRefused>(data => data
                .From(e => e.OrderId, context.Data<PointsRequested>(r => r.OrderId))
                .From(e => e.Reason, CircuitBreaker.ErrorPath)))),
        });
        new CircuitBreaker(this, "ReturnPoints", Guarding("loyalty-returns", "returns", vendor, circuits) with
        {
            Events = [Conversations.PointsReturn.Requests],
            Delivered = context => context.Reply("ReplyReturned", bus, Conversations.PointsReturn, WorkflowEvent.Of<PointsReturned>(data => data
                .From(e => e.OrderId, context.Data<PointsReturnRequested>(r => r.OrderId)))),
            Refused = context => context.Reply("ReplyReturnRefused", bus, Conversations.PointsReturn, WorkflowEvent.Of<PointsReturnRefused>(data => data
                .From(e => e.OrderId, context.Data<PointsReturnRequested>(r => r.OrderId))
                .From(e => e.Reason, CircuitBreaker.ErrorPath))),
        });
    }

    // Nobody waits for the points of a purchase in a store.
    private static Chain WhenAsked(HandlerContext context, string id, IChainable reply) => new Choice(context.Scope, $"Is{id}")
        .When(Condition.IsPresent(context.Metadata(metadata => metadata.RequestId)), reply)
        .Otherwise(new Pass(context.Scope, $"Not{id}"))
        .Afterwards();

    // Few requests may come, so failures count for as long as one request takes to fail three times. So traffic finds an
    // outage soon enough, and a simulated month has no thousands of probes.
    private CircuitBreakerProps Guarding(string name, string path, VendorEndpoint vendor, CircuitTable circuits) => new()
    {
        Name = name,
        EventBus = circuits.EventBus,
        Events = [],
        Vendor = HttpVendor.Post($"{vendor.Url}/{path}", HttpAuthorization.ApiKey("X-Api-Key", vendor.Credentials(this))) with { HealthPath = $"{vendor.Path}/health" },
        Circuits = circuits,
        FailureThreshold = 3,
        SamplingDuration = Duration.Minutes(30),
        BreakDuration = Duration.Minutes(5),
        MonitorInterval = Duration.Seconds(0),
        RemovalPolicy = RemovalPolicy.DESTROY,
    };
}
