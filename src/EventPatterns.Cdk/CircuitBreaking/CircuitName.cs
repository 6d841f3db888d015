using Constructs;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>
/// Marks a circuit's name as taken, below the bus that it is heard on: a second breaker of the name would share the state,
/// take the orders and replay the events of the first.
/// </summary>
internal sealed class CircuitName : Construct
{
    private readonly string owner;

    private CircuitName(Construct bus, string id, string owner) : base(bus, id) => this.owner = owner;

    /// <exception cref="ArgumentException">Another breaker on the bus has the name.</exception>
    public static void Claim(CircuitBreaker breaker, CircuitBreakerProps props)
    {
        // A bus that CDK imports on its own side of the border can't have children from this one: its ARN stands for it.
        var bus = props.EventBus as Construct;
        var (scope, id) = bus is null ? ((Construct)breaker.Node.Root, $"Circuit {props.Name} on {props.EventBus.EventBusArn}") : (bus, $"Circuit {props.Name}");
        id = id.Replace('/', '-');
        if (scope.Node.TryFindChild(id) is CircuitName taken)
            throw CircuitBreakerChecks.For(breaker.Node.Path).Wrong(nameof(props.Name), $"a name of its own on {bus?.Node.Path ?? props.EventBus.EventBusArn}", $"\"{props.Name}\", which {taken.owner} has");
        new CircuitName(scope, id, breaker.Node.Path);
    }
}
