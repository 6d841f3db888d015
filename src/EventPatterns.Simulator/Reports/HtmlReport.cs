using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Graphs;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Reports.Flows;
using EventPatterns.Simulator.Scenarios;
using EventPatterns.Simulator.Traces;

namespace EventPatterns.Simulator.Reports;

/// <summary>
/// A run as one HTML page: the stack as a graph, every moment on a timeline with its request, answer and cause, workflows and
/// circuits as bands, and the bill. It opens from disk and loads nothing.
/// </summary>
public sealed class HtmlReport
{
    private readonly Simulation _simulation;
    private readonly ScenarioResult? _result;
    private readonly Actors _actors;

    private HtmlReport(Simulation simulation, ScenarioResult? result) => (_simulation, _result, _actors) = (simulation, result, simulation.Trace.Actors);

    /// <summary>The page.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="title">The title of the page.</param>
    /// <param name="result">What came of the scenario's expectations; null where there was no scenario.</param>
    public static string Of(Simulation simulation, string title, ScenarioResult? result = null) => new HtmlReport(simulation, result).Write(title);

    private string Write(string title) => Page.Fill("report.html",
        ("title", Page.Encode(title)),
        ("style", Page.File("report.css")),
        ("graph", StackGraph.Of(_simulation.Assembly).AsSvg()),
        ("flows", FlowSection.Of(_simulation)),
        ("data", Data().ToString().Replace("<", "\\u003c", StringComparison.Ordinal)), // </script> would end the element
        ("drawing", Page.File("drawing.js")),
        ("script", Page.File("report.js")));

    private JsonMap Data() => JsonMap.Of(
        ("summary", Summary()),
        ("expectations", JsonList.Of((_result?.Verdicts ?? []).Select(v => JsonMap.Of(("expectation", v.Expectation), ("holds", v.Holds), ("found", v.Found))))),
        ("lanes", JsonList.Of(Lanes.Of(_simulation, Lane))),
        ("moments", JsonList.Of(_simulation.Trace.Moments.Select(Describe))),
        ("inert", JsonList.Of(Inert())),
        ("bill", _simulation.Bill.ToString()));

    private string Summary()
    {
        var verdicts = _result is null ? "" : $"{_result.Verdicts.Count(v => v.Holds)} of {_result.Verdicts.Count} expectations hold; ";
        var lasted = _simulation.Now - _simulation.Start;
        return string.Create(CultureInfo.InvariantCulture,
            $"{verdicts}seed {_simulation.Seed}, {_simulation.Struck.Count} faults, {_simulation.Trace.Moments.Count} moments, {lasted.ToString(lasted.Days > 0 ? @"d\.hh\:mm\:ss\.fff" : @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture)} of virtual time from {_simulation.Start:yyyy-MM-dd HH:mm:ss}Z");
    }

    private JsonMap Describe(Moment moment)
    {
        var words = _simulation.Trace.Words;
        return new JsonMapBuilder(14)
            .Set("id", moment.Id)
            .Set("at", words.Time(moment))
            .Set("kind", moment.Kind.ToString().ToLowerInvariant())
            .Set("lane", Lane(moment))
            .Set("from", _actors.From(moment))
            .Set("to", _actors.To(moment))
            .Set("words", Words(moment))
            .SetIf("run", moment.Kind == MomentKind.Workflow ? (Json)moment.Subject : null)
            .SetIf("cause", moment.Cause is { } cause ? (Json)cause.Id : null)
            .SetIf("by", moment.By is { } by ? (Json)by.Name : null)
            .SetIf("error", moment.Answer?.Error is { } error ? (Json)$"{error.Code}: {error.Message}" : null)
            .SetIf("note", moment.Note is { } note ? (Json)note : null)
            .SetIf("request", moment.Request)
            .SetIf("answer", moment.Answer is { Ok: true } answer ? answer.Body : null)
            .Build();
    }

    private string Words(Moment moment) => moment.Kind switch
    {
        MomentKind.Workflow when !moment.What.Contains(' ', StringComparison.Ordinal) => $"state {moment.What} of {_actors.To(moment)}",
        MomentKind.Workflow => $"{_actors.To(moment)} {moment.What[(moment.What.LastIndexOf(' ') + 1)..]}",
        MomentKind.Call => $"{moment.What} {_actors.To(moment)}",
        MomentKind.Delivery => $"{_actors.Deliverer(moment)} to {_actors.To(moment)}",
        _ => _simulation.Trace.Words.What(moment),
    };

    private string Lane(Moment moment) => (moment.Kind == MomentKind.Fault ? moment.Cause : moment) is { Kind: not MomentKind.Step } at ? _actors.To(at) : "Scenario";

    /// <summary>The types of resources that stand there and do nothing, with how many there are of each.</summary>
    private IEnumerable<Json> Inert() => _simulation.Inert.GroupBy(r => r.Type).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (Json)$"{g.Key} ({g.Count()})");
}
