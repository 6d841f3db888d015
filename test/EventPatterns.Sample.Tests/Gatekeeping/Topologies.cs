using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using EventPatterns.Cdk.Buses;
using EventPatterns.Events;
using EventPatterns.Sample.Tests.Gatekeeping;
using Environment = Amazon.CDK.Environment;
using Targets = Amazon.CDK.AWS.Events.Targets;

[assembly: AssemblyFixture(typeof(Topologies))]

namespace EventPatterns.Sample.Tests.Gatekeeping;

/// <summary>
/// The same three domains under every topology: orders and shipping hear each other, billing hears both. Beside them a border
/// made of rules alone, and AWS's own events.
/// </summary>
public sealed class Topologies() : SynthesizedApp(Build)
{
    private static void Build(App app)
    {
        BusTopology.Enterprise(In(app, "OneHub", "101"), "enterprise", Domains(app, "One", "101", "101", "101"), RemovalPolicy.DESTROY);
        BusTopology.Enterprise(In(app, "ManyHub", "200"), "enterprise", Domains(app, "Many", "201", "202", "203"), RemovalPolicy.DESTROY);
        BusTopology.BusPerDomain(Domains(app, "Peers", "301", "301", "301"), RemovalPolicy.DESTROY);
        BusTopology.BusPerDomain(Domains(app, "FarPeers", "401", "402", "403", "eu-west-1"), RemovalPolicy.DESTROY);
        BusTopology.BusPerContext(Domains(app, "Contexts", "501", "501", "501"), RemovalPolicy.DESTROY);
        RulesAlone(In(app, "RulesAlone", "600"));
        AwsEvents(In(app, "Aws", "700"));
        BusesInPassing(In(app, "EarlyBus", "800"), In(app, "EarlyRule", "800"));
    }

    private static TopologyDomain[] Domains(App app, string shape, string orders, string shipping, string billing, string shippingRegion = "us-east-1")
    {
        var (placed, prepared) = (EventContract.Of<OrderPlaced>(), EventContract.Of<ParcelPrepared>());
        return
        [
            new() { Name = "orders", Scope = In(app, $"{shape}Orders", orders), Forwarding = In(app, $"{shape}OrdersForwarding", orders), Publishes = [placed], Hears = [prepared] },
            new() { Name = "shipping", Scope = In(app, $"{shape}Shipping", shipping, shippingRegion), Forwarding = In(app, $"{shape}ShippingForwarding", shipping, shippingRegion), Publishes = [prepared], Hears = [placed] },
            new() { Name = "billing", Scope = In(app, $"{shape}Billing", billing), Hears = [placed, prepared] },
        ];
    }

    /// <summary>Inside, rule, border, rule, neighbour's border, rule, neighbour's inside: two hops more than EventBridge makes.</summary>
    private static void RulesAlone(Stack stack)
    {
        EventBus[] buses = [.. new[] { "Inside", "Border", "NeighboursBorder", "NeighboursInside" }.Select(id => new EventBus(stack, id))];
        for (var i = 0; i + 1 < buses.Length; i++)
        {
            new Rule(stack, $"Rule{i + 1}", new RuleProps
            {
                EventBus = buses[i],
                EventPattern = new EventPattern { Source = ["orders.checkout"] },
                Targets = [new Targets.EventBus(buses[i + 1], new Targets.EventBusProps { DeadLetterQueue = new Amazon.CDK.AWS.SQS.Queue(stack, $"DeadLetters{i + 1}") })],
            });
        }
    }

    /// <summary>Rules that name a bus of another stack without waiting for it: what no construct of the library does.</summary>
    private static void BusesInPassing(Stack first, Stack second)
    {
        new EventBus(first, "Bus", new EventBusProps { EventBusName = "in-passing" });
        var (pattern, bus) = (new EventPattern { Source = ["orders.checkout"] }, EventBus.FromEventBusArn(second, "Named", second.FormatArn(new ArnComponents { Service = "events", Resource = "event-bus", ResourceName = "in-passing" })));
        new Rule(second, "Rule", new RuleProps { EventBus = bus, EventPattern = pattern });
        new Rule(second, "Forward", new RuleProps { EventBus = new EventBus(second, "Own"), EventPattern = pattern, Targets = [new Targets.EventBus(bus)] });
    }

    private static void AwsEvents(Stack stack)
    {
        var inside = new DomainBus(stack, "Inside", new DomainBusProps { RemovalPolicy = RemovalPolicy.DESTROY });
        new DefaultBus(stack, "Default", new DefaultBusProps { Inside = inside.Bus, RemovalPolicy = RemovalPolicy.DESTROY }).Publish<WorkflowStopped>(
            new EventPattern { Source = ["aws.states"], DetailType = ["Step Functions Execution Status Change"] },
            (aws, data) => data.From(e => e.Execution, $"{aws.Payload}.detail.executionArn"));
        new Amazon.CDK.AWS.StepFunctions.StateMachine(stack, "Machine", new Amazon.CDK.AWS.StepFunctions.StateMachineProps
        {
            DefinitionBody = Amazon.CDK.AWS.StepFunctions.DefinitionBody.FromChainable(new Amazon.CDK.AWS.StepFunctions.Succeed(stack, "Done")),
        });
    }

    private static Stack In(App app, string id, string account, string region = "us-east-1") =>
        new(app, id, new StackProps { Env = new Environment { Account = $"000000000{account}", Region = region } });
}
