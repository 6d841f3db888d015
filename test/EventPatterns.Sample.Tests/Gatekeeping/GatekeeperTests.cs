using EventPatterns.Events;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Testing;

namespace EventPatterns.Sample.Tests.Gatekeeping;

public sealed class GatekeeperTests(TwoDomains domains)
{
    [Fact]
    public void Templates_BothStacks_FitCloudFormationsSchema() => TemplateChecks.Pass(domains.Templates);

    [Fact]
    public void Put_PublishedContract_CrossesBothBordersAndBack()
    {
        var simulation = domains.SimulateOrganization();

        simulation.Bus("Orders/Inside").Put(new OrderPlaced("o-1"));
        simulation.RunUntilIdle();

        Assert.Equal("o-1", Assert.Single(simulation.Table("Shipping/Parcels").Items).TextOf("id"));
        Assert.Equal("o-1", Assert.Single(simulation.Table("Orders/Prepared").Items).TextOf("id"));
        Assert.Empty(simulation.Trace.Refusals);
        Assert.Empty(Told(simulation, "Orders").Concat(Told(simulation, "Shipping")));
    }

    [Fact]
    public void Put_WholeEnvelope_OnlyInternalMetadataStaysBehind()
    {
        var simulation = domains.SimulateOrganization();
        var expires = simulation.Now + TimeSpan.FromDays(1);
        var cause = EventEnvelope.Create(new OrderPlaced("o-0"), time: null, newId: _ => "cause").Metadata;

        simulation.Bus("Orders/Inside").Put(new OrderPlaced("o-1"), new EventOptions { Cause = cause, CorrelationId = "transaction", ExpiresAt = expires, Sequence = 7, RequestId = "request", TaskToken = "token" });
        simulation.RunUntilIdle();

        var before = Assert.Single(simulation.Bus("Orders/Inside").Events, e => e.TextOf("detail-type") == "OrderPlaced")["detail"]!;
        var after = Assert.Single(simulation.Bus("Shipping/Inside").Events, e => e.TextOf("detail-type") == "OrderPlaced")["detail"]!;
        Assert.Equal(Sorted(((JsonMap)before["metadata"]!).Without("taskToken")), Sorted((JsonMap)after["metadata"]!));
        Assert.Equal(before["data"], after["data"]);
    }

    [Fact]
    public void Put_TransformedContract_NewIdAndContractOldTransaction()
    {
        var simulation = domains.SimulateOrganization();

        simulation.Bus("Orders/Inside").Put(new StockCounted("sku-1", 3), new EventOptions { CorrelationId = "transaction", Sequence = 7 });
        simulation.RunUntilIdle();

        var counted = Assert.Single(simulation.Bus("Orders/Inside").Events)["detail"]!["metadata"]!;
        var announced = Assert.Single(simulation.Bus("Shipping/Inside").Events)["detail"]!;
        var metadata = announced["metadata"]!;
        Assert.Equal("""{"sku":"sku-1"}""", announced["data"]!.ToString());
        Assert.Equal("transformed", metadata.TextOf("category"));
        Assert.Equal(counted.TextOf("eventId"), metadata.TextOf("causationId"));
        Assert.NotEqual(counted.TextOf("eventId"), metadata.TextOf("eventId"));
        Assert.Equal("transaction", metadata.TextOf("correlationId"));
        Assert.Equal((Json)7, metadata["sequence"]);
        Assert.Equal(counted.TextOf("occurredAt"), metadata.TextOf("occurredAt"));
    }

    [Fact]
    public void Put_SameEventTwice_CrossesOnce()
    {
        var simulation = domains.SimulateOrganization();
        var envelope = EventEnvelope.Create(new OrderPlaced("o-1"), newId: _ => "only");
        for (var i = 0; i < 2; i++) simulation.Bus("Orders/Inside").Put(envelope.Source, envelope.DetailType, Json.Parse(envelope.ToDetailJson()));
        simulation.RunUntilIdle();
        Assert.Single(simulation.Bus("Orders/Gatekeeper/Border").Events, e => e.TextOf("detail-type") == "OrderPlaced");
    }

    [Fact]
    public void Put_StrangersAccount_PolicyRefusesItAndNobodyHears()
    {
        var simulation = domains.SimulateOrganization();
        Assert.Equal("AccessDeniedException", Forge(simulation, TwoDomains.StrangersAccount, "us-east-1", TwoDomains.OrdersAccount, "orders", "shipping.parcels", "ParcelPrepared", "1").Error?.Code);
        simulation.RunUntilIdle();
        Assert.Empty(simulation.Bus("Orders/Inside").Events);
    }

    [Fact]
    public void Put_RightAccountWrongContract_PolicyRefusesIt()
    {
        var simulation = domains.SimulateOrganization();
        Assert.Equal("AccessDeniedException", Forge(simulation, TwoDomains.ShippingAccount, "us-east-1", TwoDomains.OrdersAccount, "orders", "shipping.parcels", "ParcelLost").Error?.Code);
    }

    [Theory]
    [InlineData(TwoDomains.StrangersAccount, "orders.checkout", "OrderPlaced")]
    [InlineData(TwoDomains.StrangersAccount, "shipping.parcels", "ParcelPrepared")]
    [InlineData(TwoDomains.OrdersAccount, "orders.checkout", "OrderCancelled")]
    [InlineData(TwoDomains.OrdersAccount, "orders.other", "OrderPlaced")]
    public void Put_OpenToTheOrganization_RefusedAndTold(string account, string source, string name)
    {
        var simulation = domains.SimulateOrganization();

        Assert.Null(Forge(simulation, account, "eu-west-1", TwoDomains.ShippingAccount, "shipping", source, name, "1").Error);
        simulation.RunUntilIdle();

        var told = Assert.Single(simulation.Bus("Shipping/Inside").Events)["detail"]!;
        Assert.Equal("operational", told["metadata"]!.TextOf("category"));
        Assert.Equal((account, source, name), (told["data"]!.TextOf("account"), told["data"]!.TextOf("eventSource"), told["data"]!.TextOf("detailType")));
        Assert.Empty(simulation.Bus("Orders/Gatekeeper/Border").Events);
    }

    [Fact]
    public void Put_TooBigForStepFunctions_DeadLettered()
    {
        var simulation = domains.SimulateOrganization();
        simulation.Bus("Orders/Inside").Put(new OrderPlaced(new string('o', 262_144)));
        simulation.RunUntilIdle();
        Assert.Equal(1, simulation.Queue("Orders/Gatekeeper/Egress/DeadLetters").Depth);
        Assert.Empty(simulation.Bus("Orders/Gatekeeper/Border").Events);
    }

    /// <summary>The rules that accept and those that refuse leave no gap between them, and do not overlap.</summary>
    [Fact]
    public void Put_EveryCombination_ListedOrToldOf()
    {
        var simulation = domains.SimulateOrganization();
        var combinations =
            from account in new[] { TwoDomains.OrdersAccount, TwoDomains.ShippingAccount, TwoDomains.StrangersAccount }
            from source in new[] { "orders.checkout", "orders.stock", "shipping.parcels", "shop" }
            from name in new[] { "OrderPlaced", "StockAnnounced", "ParcelPrepared", "orderplaced" }
            from version in new Json?[] { "1", "2", 1, null }
            select (account, source, name, version);
        foreach (var (account, source, name, version) in combinations)
            Assert.Null(Forge(simulation, account, "eu-west-1", TwoDomains.ShippingAccount, "shipping", source, name, version).Error);
        simulation.RunUntilIdle();

        var told = simulation.Bus("Shipping/Inside").Events.Where(IsRefusal).Select(e => e["detail"]!["data"]!.TextOf("busEventId")).ToList();
        var listed = simulation.Bus("Shipping/Gatekeeper/Border").Events.Where(e => !told.Contains(e.TextOf("id"))).Select(e => $"{e.TextOf("account")} {e.TextOf("source")} {e.TextOf("detail-type")} {e["detail"]!["metadata"]!["schemaVersion"]}");
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(
            [$"{TwoDomains.OrdersAccount} orders.checkout OrderPlaced \"1\"", $"{TwoDomains.OrdersAccount} orders.stock StockAnnounced \"1\"", $"{TwoDomains.ShippingAccount} shipping.parcels ParcelPrepared \"1\""],
            listed);
    }

    [Fact]
    public void Bill_OneEventThroughTwoBorders_InDollarsAMillion()
    {
        var simulation = domains.SimulateOrganization();
        for (var n = 1; n <= 10; n++) simulation.Bus("Orders/Inside").Put(new StockCounted($"sku-{n}", n));
        simulation.RunUntilIdle();

        var lines = simulation.Bill.Lines.Where(line => line.Construct.Contains("Gatekeeper", StringComparison.Ordinal) || line.Construct.StartsWith("Shipping/Inside", StringComparison.Ordinal));
        Assert.Equal(11.7m, Math.Round(lines.Sum(line => line.Dollars) / 10 * 1_000_000, 1)); // as the README of the buses says
    }

    private static Answer Forge(Simulation simulation, string account, string region, string owner, string domain, string source, string name, Json? version = null)
    {
        var metadata = new JsonMapBuilder().Set("eventId", $"{account} {source} {name} {version}").SetIf("schemaVersion", version).Build();
        var detail = JsonMap.Of(("metadata", metadata), ("data", JsonMap.Of(("orderId", "o-1"))));
        var entry = JsonMap.Of(("EventBusName", $"arn:aws:events:{region}:{owner}:event-bus/{domain}-gatekeeper"), ("Source", source), ("DetailType", name), ("Detail", detail.ToString()));
        return simulation.Call("events", "PutEvents", JsonMap.Of(("Entries", JsonList.Of(entry))), new Place(account, region));
    }

    private static IEnumerable<string> Sorted(JsonMap map) => map.Select(member => $"{member.Key}: {member.Value}").Order(StringComparer.Ordinal);

    private static IEnumerable<JsonMap> Told(Simulation simulation, string domain) =>
        simulation.Bus($"{domain}/Inside").Events.Where(IsRefusal);

    private static bool IsRefusal(JsonMap happened) => happened.TextOf("detail-type") == "EventRefused";
}
