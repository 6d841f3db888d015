using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SecretsManager;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Cdk.Events;
using EventPatterns.Sample.Orders;
using EventPatterns.Sample.Tests.CircuitBreaking;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Testing;
using Stack = Amazon.CDK.Stack;

[assembly: AssemblyFixture(typeof(SynthesizedCircuits))]

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>Small apps around a circuit breaker, each synthesized once.</summary>
public sealed class SynthesizedCircuits
{
    public const string Name = "points";
    public const string Breaker = "App/Breaker";
    public const string Bus = "App/Bus";

    public SynthesizedCircuits()
    {
        Probed = Synthesize((stack, bus) => new CircuitBreaker(stack, "Breaker", Props(stack, bus) with { MonitorInterval = Duration.Minutes(10) }));
        Unprobed = Synthesize((stack, bus) => new CircuitBreaker(stack, "Breaker", Unprobing(Props(stack, bus)) with { ProbeSuccesses = 2 }));
        Called = Synthesize((stack, bus) => Caller(stack, new CircuitBreaker(stack, "Breaker", Props(stack, bus))));
        Plain = Synthesize((stack, bus) => new CircuitBreaker(stack, "Breaker", Defaults(stack, bus)));
        PlainUnprobed = Synthesize((stack, bus) => new CircuitBreaker(stack, "Breaker", Unprobing(Defaults(stack, bus))));
        Ten = Synthesize(TenBreakers);
        Unheld = Synthesize(LambdaBreaker.In);
    }

    /// <summary>A breaker with a health check and a monitor.</summary>
    public CloudAssembly Probed { get; }

    /// <summary>A breaker that only events can try its vendor for.</summary>
    public CloudAssembly Unprobed { get; }

    /// <summary>A breaker and a workflow that waits for its vendor.</summary>
    public CloudAssembly Called { get; }

    /// <summary>A breaker with a health check and nothing else said.</summary>
    public CloudAssembly Plain { get; }

    /// <summary>A breaker with nothing said.</summary>
    public CloudAssembly PlainUnprobed { get; }

    /// <summary>Ten breakers of one table and one vendor, the tenth with a threshold of one failure, and an archive of somebody else.</summary>
    public CloudAssembly Ten { get; }

    /// <summary>The breaker of AWS's example: a Standard workflow with two Lambda functions around a table.</summary>
    public CloudAssembly Unheld { get; }

    internal static CircuitInvariants Promises { get; } = new(Breaker, Name, Bus, nameof(OrderPlaced));

    internal static Simulation Simulate(CloudAssembly assembly, ulong seed = 1) => Simulation.Load(assembly, SynthesizedShop.Options with { Seed = seed });

    internal static CircuitHistory History(Simulation simulation) => new(simulation, Breaker, Name, Bus);

    internal static CircuitHistory OneOfTen(Simulation simulation, int number) =>
        new(simulation, $"{(number <= 5 ? "App" : "More")}/Breaker{number}", $"{Name}-{number}", Bus) { Table = "App/Circuits/Table" };

    private static CircuitBreakerProps Defaults(Stack stack, IEventBus bus) => new()
    {
        Name = Name,
        EventBus = bus,
        Events = [new EventPatternOf<OrderPlaced>()],
        Vendor = HttpVendor.Post("https://points.example/points", Key(stack)) with { HealthPath = "/health" },
        RemovalPolicy = RemovalPolicy.DESTROY,
    };

    private static CircuitBreakerProps Props(Stack stack, IEventBus bus) => Defaults(stack, bus) with
    {
        FailureThreshold = 3,
        SamplingDuration = Duration.Minutes(1),
        BreakDuration = Duration.Seconds(30),
        MaxAttempts = 4,
        MonitorInterval = Duration.Seconds(0),
    };

    private static CircuitBreakerProps Unprobing(CircuitBreakerProps props) => props with { Vendor = props.Vendor! with { HealthPath = null } };

    private static void Caller(Stack stack, CircuitBreaker breaker) => new StateMachine(stack, "Caller", new StateMachineProps
    {
        DefinitionBody = DefinitionBody.FromChainable(breaker.FailFast(stack, "AskPoints", scope => new Amazon.CDK.AWS.StepFunctions.Tasks.HttpInvoke(scope, "Ask", new Amazon.CDK.AWS.StepFunctions.Tasks.HttpInvokeProps
        {
            ApiRoot = "https://points.example",
            ApiEndpoint = TaskInput.FromText("balance"),
            Method = TaskInput.FromText("POST"),
            Connection = breaker.Connection!,
        }))),
    });

    private static void TenBreakers(Stack stack, IEventBus bus)
    {
        var circuits = new CircuitTable(stack, "Circuits", new CircuitTableProps { EventBus = bus, RemovalPolicy = RemovalPolicy.DESTROY });
        var more = new Stack((Constructs.Construct)stack.Node.Scope!, "More"); // a breaker has some 60 resources, and a stack at most 500
        for (var number = 1; number <= 10; number++)
            new CircuitBreaker(number <= 5 ? stack : more, $"Breaker{number}", Props(number <= 5 ? stack : more, bus) with { Name = $"{Name}-{number}", Circuits = circuits, FailureThreshold = number == 10 ? 1 : 3 });
        new Archive(stack, "Elsewhere", new ArchiveProps { SourceEventBus = bus, EventPattern = new EventPattern { Source = ["elsewhere"] } });
    }

    private static Authorization Key(Stack stack) =>
        Authorization.ApiKey("X-Api-Key", ((Secret?)stack.Node.TryFindChild("Key") ?? new Secret(stack, "Key")).SecretValue);

    private static CloudAssembly Synthesize(Action<Stack, IEventBus> build)
    {
        var app = SynthesizedTemplate.NewApp();
        var stack = new Stack(app, "App");
        build(stack, new DomainBus(stack, "Bus", new DomainBusProps { RemovalPolicy = RemovalPolicy.DESTROY }).Bus);
        return CloudAssembly.Load(app.Synth().Directory);
    }
}
