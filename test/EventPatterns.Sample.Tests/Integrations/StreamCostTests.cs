using System.Text;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Sample.Tests.Integrations;

/// <summary>What a flood of readings costs through a stream, beside what it costs as events. A part of it is measured.</summary>
public sealed class StreamCostTests(IntegrationsApp app)
{
    private const int Readings = 10_000;
    private const int Events = 1000;
    private const int Told = 100_000;
    private const int OneThatMattersIn = 1000;

    private static string Readme => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pages", "Cdk", "Integrations", "README.md"));

    [Fact]
    public void Readings_ThroughTheStreamAndOnTheBus_CostAsThePageSays()
    {
        var (through, straight) = (ThroughTheStream(), OnTheBus());

        Assert.True(through * 5 <= straight, $"through {through}, straight {straight}");
        Assert.Contains(FormattableString.Invariant($"| ${through:F4} | ${straight:F4} |"), Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Stream_StandingStill_CostsAsThePageSays()
    {
        var stream = Assert.Single(app.Simulate().Bill.Standing, line => line.Service == "Kinesis");

        Assert.Contains(FormattableString.Invariant($"${stream.Dollars:F2} a month"), Readme, StringComparison.Ordinal);
    }

    private decimal ThroughTheStream()
    {
        var simulation = app.Simulate();
        var arn = app.Assembly.One("Shop/Readings/Stream", "AWS::Kinesis::Stream").Arn!;
        foreach (var batch in Enumerable.Range(1, Readings).Chunk(500))
        {
            var records = batch.Select(number => JsonMap.Of(("PartitionKey", $"d-{number % 100}"), ("Data", Convert.ToBase64String(Encoding.UTF8.GetBytes(Reading(number))))));
            var answer = simulation.Call("kinesis", "PutRecords", JsonMap.Of(("StreamARN", arn), ("Records", JsonList.Of(records))));
            Assert.Equal((Json)0, answer.Body["FailedRecordCount"]);
            simulation.Run(TimeSpan.FromSeconds(1));
        }
        simulation.Run(TimeSpan.FromMinutes(1));
        Assert.Equal(Readings / OneThatMattersIn, simulation.Bus("Shop/Bus").Events.Count(e => e.TextOf("detail-type") == "FreezerWarmed"));
        return Cost(simulation, Readings);
    }

    private decimal OnTheBus()
    {
        var simulation = app.Simulate();
        for (var number = 1; number <= Events; number++) simulation.Bus("Shop/Bus").Put("storage.freezers", "TemperatureRead", JsonMap.Of(("metadata", JsonMap.Empty), ("data", Json.Parse(Reading(number)))));
        return Cost(simulation, Events);
    }

    // The clock of the app is no part of either.
    private static decimal Cost(Simulation simulation, int measured) =>
        simulation.Bill.Lines.Where(line => line.Service != "Scheduler").Sum(line => line.Dollars) * Told / measured;

    private static string Reading(int number) => $$"""{"device":"d-{{number % 100}}","celsius":{{(number % OneThatMattersIn == 0 ? "-3.5" : "-18.5")}},"at":"2026-01-01T00:00:00Z"}""";
}
