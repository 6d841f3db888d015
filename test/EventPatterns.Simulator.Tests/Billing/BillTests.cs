using System.Reflection;
using EventPatterns.Simulator.Billing;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Billing;

public sealed class BillTests
{
    [Fact]
    public void Prices_EveryCharge_HasOneAndNoMore() => Assert.Equal(
        typeof(Charges).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).Order(),
        PriceList.Current.Charges.Order());

    [Fact]
    public void Bill_TwoOrdersThroughExpress_EachServiceByHand()
    {
        var bill = SmallStack.WithOrders(2).Bill;

        Assert.Equal(2, Quantity(bill, "custom events of 64 KB"));
        Assert.Equal(2, Quantity(bill, "requests of 64 KB", "Pipes"));
        Assert.Equal(2, Quantity(bill, "Express requests"));
        Assert.Equal(2 * 0.1m * 64 / 1024 / 3600, Quantity(bill, "Express GB-hours"), 15);
        Assert.Equal(2, Quantity(bill, "write request units"));
        Assert.Equal(2 * 1.00m / 1_000_000, Dollars(bill, "custom events of 64 KB"));
        Assert.Equal(2 * 0.625m / 1_000_000, Dollars(bill, "write request units"));
        Assert.DoesNotContain(bill.Lines, l => l.Unit == "state transitions");
    }

    [Fact]
    public void Bill_ThreeOrdersThroughStandard_TwoTransitionsEach()
    {
        var bill = SmallStack.WithOrders(3, "STANDARD").Bill;

        Assert.Equal(6, Quantity(bill, "state transitions"));
        Assert.Equal(6 * 25m / 1_000_000, bill.ByService.Single(s => s.Service == "Step Functions").Dollars);
        Assert.Equal(("Step Functions", "Workflow"), (bill.Lines[0].Service, bill.Lines[0].Construct.Split('/')[^1]));
    }

    [Fact]
    public void Bill_EventOfThreeChunks_CountsThree()
    {
        var simulation = SmallStack.Simulation();
        SmallStack.Put(simulation, JsonMap.Of(("text", new string('x', 130 * 1024))));

        Assert.Equal(3, Quantity(simulation.Bill, "custom events of 64 KB"));
        Assert.Equal(1, simulation.Bill.Events);
    }

    [Fact]
    public void PerMillionEvents_FourOrders_IsTotalByEvents()
    {
        var bill = SmallStack.WithOrders(4).Bill;

        Assert.Equal(4, bill.Events);
        Assert.Equal(bill.Total * 250_000, bill.PerMillionEvents!.Value, 12);
        Assert.Equal(bill.Total, bill.ByService.Sum(s => s.Dollars));
        Assert.Equal(bill.Total, bill.ByConstruct.Sum(s => s.Dollars));
    }

    [Fact]
    public void PerMillionEvents_NothingHappened_Null()
    {
        var bill = SmallStack.Simulation().Bill;

        Assert.Null(bill.PerMillionEvents);
        Assert.Equal(0, bill.Total);
        Assert.Equal(1.00m, Assert.Single(bill.Standing).Dollars);
    }

    [Fact]
    public void Bill_ConditionThatFails_TakesAWriteUnit()
    {
        var simulation = SmallStack.Simulation();
        var table = simulation.Assembly.One("Table").Name;
        var put = JsonMap.Of(("TableName", table), ("Item", Json.Parse("""{ "pk": { "S": "a" } }""")), ("ConditionExpression", "attribute_not_exists(pk)"));

        Assert.True(simulation.Call("dynamodb", "PutItem", put).Ok);
        Assert.False(simulation.Call("dynamodb", "PutItem", put).Ok);
        Assert.Null(simulation.Call("dynamodb", "GetItem", Json.Parse($$"""{ "TableName": "{{table}}", "Key": { "pk": { "S": "a" } } }""")).Body["ConsumedCapacity"]);

        Assert.Equal(2, Quantity(simulation.Bill, "write request units"));
        Assert.Equal(0.5m, Quantity(simulation.Bill, "read request units"));
    }

    [Fact]
    public void Bill_Archive_ChargedByTheByte()
    {
        var simulation = SmallStack.WithOrders(1);
        var bytes = simulation.Trace.Moments.First(m => m.Kind == Kernel.MomentKind.Event).Request!.ToUtf8().Length;

        Assert.Equal(bytes / (1024m * 1024 * 1024), Quantity(simulation.Bill, "GB archived"));
    }

    [Theory]
    [InlineData(0, 50, 1)]
    [InlineData(100, 50, 1)]
    [InlineData(101, 50, 2)]
    [InlineData(100, 65, 2)]
    public void GigabyteHours_DurationAndMemory_InStepsAndPieces(int milliseconds, int megabytes, int steps) => Assert.Equal(
        steps * 0.1m / 3600 * 64 / 1024,
        ExpressUse.GigabyteHours(TimeSpan.FromMilliseconds(milliseconds), megabytes * 1024L * 1024),
        15);

    [Fact]
    public void ToString_FourOrders_NamesDateServiceAndConstruct()
    {
        var text = SmallStack.WithOrders(4).Bill.ToString();

        Assert.StartsWith("4 events from outside cost $0.00", text, StringComparison.Ordinal);
        Assert.Contains("$1.00    Shop/Bus: 4 custom events of 64 KB\n", text, StringComparison.Ordinal);
        Assert.Contains("besides, for 1 × key a month (KMS)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_PricesByGuidesAlone_AreMarked()
    {
        var text = SmallStack.WithOrders(4).Bill.ToString();

        Assert.Contains("Shop/Pipe: 4 requests of 64 KB *\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("custom events of 64 KB *", text, StringComparison.Ordinal);
        Assert.Contains("* by guides alone", text, StringComparison.Ordinal);
    }

    private static decimal Quantity(Bill bill, string unit, string? service = null) => bill.Lines.Single(l => l.Unit == unit && (service ?? l.Service) == l.Service).Quantity;

    private static decimal Dollars(Bill bill, string unit) => bill.Lines.Single(l => l.Unit == unit).Dollars;
}
