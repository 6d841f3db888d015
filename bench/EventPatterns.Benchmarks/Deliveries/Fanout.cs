using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Benchmarks.Deliveries;

/// <summary>One bus and rules to queues; every rule wants every event. IAM is enforced and the trace kept, as ever.</summary>
internal sealed class Fanout
{
    private readonly CloudAssembly _assembly;
    private readonly int _rules;

    public Fanout(int rules)
    {
        _rules = rules;
        _assembly = CloudAssembly.Of(AssemblyOptions.Default, ("Bench", Template(rules)));
    }

    /// <summary>Puts the events and runs until all are delivered.</summary>
    /// <exception cref="InvalidOperationException">A queue did not get every event.</exception>
    public void Run(int events)
    {
        var simulation = Simulation.Load(_assembly, new SimulationOptions { MaxMoments = int.MaxValue }); // a step and an event each, two moments a rule
        var bus = simulation.Bus("Bus");
        for (var number = 0; number < events; number++)
            bus.Put("orders.checkout", "OrderPlaced", JsonMap.Of(("data", JsonMap.Of(("orderId", $"o-{number}"), ("total", 35.99)))));
        simulation.RunUntilIdle();
        for (var rule = 0; rule < _rules; rule++)
            if (simulation.Queue($"Queue{rule}").Depth is var depth && depth != events)
                throw new InvalidOperationException($"Queue{rule} holds {depth} messages of {events}.");
    }

    private static JsonMap Template(int rules)
    {
        var resources = new JsonMapBuilder().Set("Bus", Resource("AWS::Events::EventBus", ("Name", "bench")));
        for (var rule = 0; rule < rules; rule++)
        {
            resources.Set($"Queue{rule}", Resource("AWS::SQS::Queue"));
            resources.Set($"Rule{rule}", Resource("AWS::Events::Rule",
                ("EventBusName", Ref("Bus")),
                ("EventPattern", Json.Parse("""{"source":["orders.checkout"],"detail":{"data":{"total":[{"numeric":[">",1]}]}}}""")),
                ("Targets", JsonList.Of(JsonMap.Of(("Id", "queue"), ("Arn", Arn($"Queue{rule}")))))));
            resources.Set($"Policy{rule}", Resource("AWS::SQS::QueuePolicy", ("Queues", JsonList.Of(Ref($"Queue{rule}"))), ("PolicyDocument", Policy(rule))));
        }
        return JsonMap.Of(("Resources", resources.Build()));
    }

    private static JsonMap Policy(int rule) => JsonMap.Of(("Version", "2012-10-17"), ("Statement", JsonList.Of(JsonMap.Of(
        ("Effect", "Allow"),
        ("Principal", JsonMap.Of(("Service", "events.amazonaws.com"))),
        ("Action", "sqs:SendMessage"),
        ("Resource", Arn($"Queue{rule}")),
        ("Condition", JsonMap.Of(("ArnEquals", JsonMap.Of(("aws:SourceArn", Arn($"Rule{rule}"))))))))));

    private static JsonMap Resource(string type, params ReadOnlySpan<(string, Json)> properties) => JsonMap.Of(("Type", type), ("Properties", JsonMap.Of(properties)));

    private static JsonMap Ref(string id) => JsonMap.Of(("Ref", id));

    private static JsonMap Arn(string id) => JsonMap.Of(("Fn::GetAtt", JsonList.Of(id, "Arn")));
}
