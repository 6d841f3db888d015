using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Scenarios;
using EventPatterns.Tool.Commands;

namespace EventPatterns.Tool.Rendering;

/// <summary>What a machine reads. The same seed gives the same bytes.</summary>
internal static class JsonReport
{
    public static string Of(Simulation simulation, ScenarioResult result, SimulateOptions options) => JsonMap.Of(
        ("seed", new JsonNumber(options.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        ("faults", options.Faults.ToString()),
        ("holds", result.Holds),
        ("stacks", JsonList.Of(simulation.Assembly.Stacks.Select(s => (Json)s.Name))),
        ("notSimulated", JsonList.Of(simulation.Inert.Select(r => (Json)r.ToString()))),
        ("expectations", JsonList.Of(result.Verdicts.Select(v => JsonMap.Of(
            ("expectation", v.Expectation), ("holds", v.Holds), ("found", v.Found))))),
        ("struck", JsonList.Of(simulation.Struck.Select(f => (Json)f.ToString()))),
        ("refused", JsonList.Of(simulation.Trace.Refusals.Select(r => (Json)(r.Note ?? "")))),
        ("bill", simulation.Bill.ToJson()),
        ("trace", Trace(simulation))).ToIndentedString();

    public static Json Trace(Simulation simulation) => simulation.Trace.ToJson();
}
