using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Cdk.Events;
using EventPatterns.Sample.Orders;

namespace EventPatterns.Sample.Loyalty;

/// <summary>
/// The loyalty domain: each order earns points at a vendor, who is down at times. Orders wait for it behind a circuit
/// breaker. The context value <c>loyaltyUrl</c> says where the vendor is.
/// </summary>
public sealed class LoyaltyStack : Stack
{
    private const string DefaultUrl = "https://api.loyalty.example";

    /// <summary>Makes the stack.</summary>
    public LoyaltyStack(Construct scope, string id, DomainBus orders) : base(scope, id)
    {
        var url = Node.TryGetContext("loyaltyUrl") as string ?? DefaultUrl;
        var key = new Secret(this, "ApiKey", new SecretProps { Description = "The loyalty vendor's API key.", RemovalPolicy = RemovalPolicy.DESTROY });
        EarnPoints = new CircuitBreaker(this, "EarnPoints", new CircuitBreakerProps
        {
            Name = "loyalty-api",
            EventBus = orders.Bus,
            Events = [new EventPatternOf<OrderPlaced>()],
            Vendor = HttpVendor.Post($"{url}/points", Authorization.ApiKey("X-Api-Key", key.SecretValue)) with { HealthPath = "/health" },
            SamplingDuration = Duration.Minutes(1),
            BreakDuration = Duration.Minutes(5),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
    }

    /// <summary>Guards the vendor.</summary>
    public CircuitBreaker EarnPoints { get; }
}
