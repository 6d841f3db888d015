namespace EventPatterns.Simulator.Tests.Traces;

public sealed class SequenceDiagramTests
{
    [Fact]
    public void AsMermaid_OneOrder_ShowsWhatCrossesServices()
    {
        var lines = SmallStack.WithOrders(1).Trace.AsMermaid().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(WithoutTime);

        Assert.Equal(
            [
                "sequenceDiagram",
                "    participant p1 as Scenario",
                "    participant p2 as Shop/Bus",
                "    participant p3 as Shop/Queue",
                "    participant p4 as Shop/Pipe",
                "    participant p5 as Shop/Workflow",
                "    participant p6 as Shop/Table",
                "    p1->>p2: PutEvents OrderPlaced",
                "    p2->>p3: SendMessage OrderPlaced",
                "    p3->>p4: 1 record",
                "    p4->>p5: StartExecution",
                "    p5->>p6: PutItem (Write)",
            ],
            lines);
    }

    [Fact]
    public void AsMermaid_SameSeed_SameText() =>
        Assert.Equal(SmallStack.WithOrders(5).Trace.AsMermaid(), SmallStack.WithOrders(5).Trace.AsMermaid());

    [Fact]
    public void AsMermaid_CallThatFails_ShowsTheErrorGoingBack()
    {
        var simulation = SmallStack.Simulation();
        simulation.Call("dynamodb", "GetItem", Data.JsonMap.Of(("TableName", "no; such #table"), ("Key", Data.JsonMap.Empty)));

        Assert.Contains("p2--xp1: ", simulation.Trace.AsMermaid(), StringComparison.Ordinal);
        Assert.Contains("no#59; such #35;table", simulation.Trace.AsMermaid(), StringComparison.Ordinal);
    }

    private static string WithoutTime(string line) => System.Text.RegularExpressions.Regex.Replace(line, @"\+[\d:.]+ ", "");
}
