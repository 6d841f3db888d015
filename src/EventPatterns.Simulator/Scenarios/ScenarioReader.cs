using EventPatterns.Simulator.Scenarios.Expectations;
using EventPatterns.Simulator.Scenarios.Steps;

namespace EventPatterns.Simulator.Scenarios;

/// <summary>Reads the file format.</summary>
internal static class ScenarioReader
{
    public static Scenario Read(Field root, string name)
    {
        root.Only("$schema", "description", "vendors", "steps", "until", "expect").Optional("description")?.Text();
        var vendors = root.Optional("vendors")?.Members().Select(v => new PlannedStep(VendorStep.Read(v.Name, v.Value, TimeSpan.Zero))) ?? [];
        return new Scenario(name,
            [.. vendors, .. root.Required("steps").List().Select(Step)],
            [.. root.Optional("expect")?.List().Select(Expectation) ?? []])
        {
            Until = root.Optional("until") is { } until && until.Value.ToString() != "\"idle\"" ? until.Duration() : null,
        };
    }

    private static PlannedStep Step(Field step) => new(Doing(step), step.Optional("after") is { } after ? Trigger.Read(after) : null);

    private static IStep Doing(Field step)
    {
        var at = step.Optional("at")?.Duration() ?? TimeSpan.Zero;
        if (step.Has("put")) return PutStep.Read(step.Only("at", "after", "put", "description").Required("put"), at);
        if (step.Has("request")) return RequestStep.Read(step.Only("at", "after", "request", "description").Required("request"), at);
        if (step.Has("send")) return SendStep.Read(step.Only("at", "after", "send", "description").Required("send"), at);
        if (step.Has("record")) return RecordStep.Read(step.Only("at", "after", "record", "description").Required("record"), at);
        if (step.Has("call")) return CallStep.Read(step.Only("at", "after", "call", "description").Required("call"), at);
        if (step.Has("vendor"))
        {
            step.Only("at", "after", "vendor", "respond", "description");
            return VendorStep.Read(step.Required("vendor").Text(), step, at);
        }
        throw step.Wrong("a step is one of \"put\", \"request\", \"send\", \"record\", \"call\" and \"vendor\"");
    }

    private static IExpectation Expectation(Field expectation)
    {
        if (expectation.Has("event")) return EventExpectation.Read(expectation);
        if (expectation.Has("queue")) return QueueExpectation.Read(expectation);
        if (expectation.Has("table")) return TableExpectation.Read(expectation);
        if (expectation.Has("workflows")) return WorkflowExpectation.Read(expectation);
        if (expectation.Has("vendor")) return VendorExpectation.Read(expectation);
        if (expectation.Has("refused")) return RefusalExpectation.Read(expectation);
        throw expectation.Wrong("an expectation is one of \"event\", \"queue\", \"table\", \"workflows\", \"vendor\" and \"refused\"");
    }
}
