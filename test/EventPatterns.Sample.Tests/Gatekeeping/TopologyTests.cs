using EventPatterns.Events;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Testing;

namespace EventPatterns.Sample.Tests.Gatekeeping;

public sealed class TopologyTests(Topologies topologies)
{
    [Fact]
    public void Templates_EveryStack_FitCloudFormationsSchema() => TemplateChecks.Pass(topologies.Templates);

    [Theory]
    [InlineData("OneHub/enterprise", "OneHub/enterprise", "OneHub/enterprise", "OneHub/enterprise")]
    [InlineData("ManyHub/enterprise", "ManyOrders/HearingBus", "ManyShipping/HearingBus", "ManyBilling/HearingBus")]
    [InlineData("PeersOrders/DomainBus", "PeersOrders/DomainBus", "PeersShipping/DomainBus", "PeersBilling/DomainBus", "PeersShipping/DomainBus")]
    [InlineData("FarPeersOrders/DomainBus", "FarPeersOrders/DomainBus", "FarPeersShipping/DomainBus", "FarPeersBilling/DomainBus", "FarPeersShipping/DomainBus")]
    [InlineData("ContextsOrders/Inside", "ContextsOrders/Inside", "ContextsShipping/Inside", "ContextsBilling/Inside", "ContextsShipping/Inside")]
    public void Publish_EachDomain_HeardByThoseThatHear(string ordersPublish, string ordersHear, string shippingHears, string billingHears, string? shippingPublishes = null)
    {
        var simulation = topologies.Simulate();

        Put(simulation, ordersPublish, new OrderPlaced("o-1"), Account(simulation, ordersHear));
        Put(simulation, shippingPublishes ?? ordersPublish, new ParcelPrepared("o-1"), Account(simulation, shippingHears));
        simulation.RunUntilIdle();

        Assert.Contains("OrderPlaced", Names(simulation, shippingHears));
        Assert.Contains("ParcelPrepared", Names(simulation, ordersHear));
        Assert.Equal(["OrderPlaced", "ParcelPrepared"], Names(simulation, billingHears));
        Assert.Empty(simulation.Trace.Refusals);
        Assert.DoesNotContain(simulation.Trace.Moments, moment => moment.Lost);
    }

    [Fact]
    public void Publish_NotOnesOwn_PolicyOfTheSharedBusRefusesIt()
    {
        var simulation = topologies.Simulate();
        var wrong = Put(simulation, "ManyHub/enterprise", new OrderPlaced("o-1"), Account(simulation, "ManyShipping/HearingBus"));
        Assert.Equal("AccessDeniedException", wrong.Error?.Code);
    }

    /// <summary>What rules alone do on AWS, and why each way over a border ends in PutEvents: eb-bus-to-bus.html.</summary>
    [Fact]
    public void Put_BorderOfRulesAlone_LostAtTheSecondHopWithoutAWord()
    {
        var simulation = topologies.Simulate();

        simulation.Bus("RulesAlone/Inside").Put(new OrderPlaced("o-1"));
        simulation.RunUntilIdle();

        Assert.Single(simulation.Bus("RulesAlone/Border").Events);
        Assert.Empty(simulation.Bus("RulesAlone/NeighboursBorder").Events);
        Assert.Empty(simulation.Bus("RulesAlone/NeighboursInside").Events);
        for (var rule = 1; rule <= 3; rule++) Assert.Equal(0, simulation.Queue($"RulesAlone/DeadLetters{rule}").Depth);
        Assert.Contains(simulation.Trace.Moments, moment => moment.Lost && moment.Note!.Contains("not forwarded to a third", StringComparison.Ordinal));
    }

    [Fact]
    public void Default_EventOfAws_ToldInsideInWordsOfItsOwn()
    {
        var simulation = topologies.Simulate();
        var place = simulation.Assembly.One("Aws/Machine").Place;
        var started = simulation.Call("states", "StartExecution", JsonMap.Of(("stateMachineArn", simulation.Assembly.One("Aws/Machine", "AWS::StepFunctions::StateMachine").Arn!), ("input", "{}")), place);
        simulation.RunUntilIdle();

        var told = simulation.Bus("Aws/Inside").Events.Select(e => e["detail"]!).ToArray();
        Assert.Equal(2, told.Length); // RUNNING, SUCCEEDED
        Assert.All(told, detail => Assert.Equal(started.Body.TextOf("executionArn"), detail["data"]!.TextOf("execution")));
        Assert.All(told, detail => Assert.Equal(
            DateTimeOffset.Parse(detail["metadata"]!.TextOf("occurredAt")!, null).AddHours(1),
            DateTimeOffset.Parse(detail["metadata"]!.TextOf("expiresAt")!, null)));
        Assert.Equal(2, told.Select(detail => detail["metadata"]!.TextOf("eventId")).Distinct().Count());
    }

    private static IEnumerable<string> Names(Simulation simulation, string bus) => simulation.Bus(bus).Events.Select(e => e.TextOf("detail-type")!).Order(StringComparer.Ordinal);

    private static Resource Bus(Simulation simulation, string name) => simulation.Assembly.One(name, "AWS::Events::EventBus");

    private static string Account(Simulation simulation, string bus) => Bus(simulation, bus).Place.Account;

    private static Answer Put<T>(Simulation simulation, string bus, T data, string account) where T : notnull
    {
        var target = Bus(simulation, bus);
        var envelope = EventEnvelope.Create(data, newId: _ => typeof(T).Name);
        var entry = JsonMap.Of(("EventBusName", target.Arn!), ("Source", envelope.Source), ("DetailType", envelope.DetailType), ("Detail", envelope.ToDetailJson()));
        return simulation.Call("events", "PutEvents", JsonMap.Of(("Entries", JsonList.Of(entry))), target.Place with { Account = account });
    }
}
