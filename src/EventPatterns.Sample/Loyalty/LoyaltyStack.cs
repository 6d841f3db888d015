using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Cdk.Events;
using EventPatterns.Sample.Orders;
using EventPatterns.Sample.Sandbox;

namespace EventPatterns.Sample.Loyalty;

/// <summary>
/// The loyalty domain: each order earns points at a vendor, who is down at times. Orders wait for it behind a circuit
/// breaker.
/// </summary>
public sealed class LoyaltyStack : Stack
{
    /// <summary>Makes the stack.</summary>
    public LoyaltyStack(Construct scope, string id, DomainBus orders, VendorEndpoint vendor) : base(scope, id)
    {
        EarnPoints = new CircuitBreaker(this, "EarnPoints", new CircuitBreakerProps
        {
            Name = "loyalty-api",
            EventBus = orders.Bus,
            Events = [new EventPatternOf<OrderPlaced>()],
            Vendor = HttpVendor.Post($"{vendor.Url}/points", Authorization.ApiKey("X-Api-Key", vendor.Credentials(this).SecretValue)) with { HealthPath = $"{vendor.Path}/health" },
            SamplingDuration = Duration.Minutes(1),
            BreakDuration = Duration.Minutes(5),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
    }

    /// <summary>Guards the vendor.</summary>
    public CircuitBreaker EarnPoints { get; }
}
