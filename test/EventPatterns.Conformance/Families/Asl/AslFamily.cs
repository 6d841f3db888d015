using EventPatterns.Conformance.Cases;
using EventPatterns.Jsonata;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Conformance.Families.Asl;

/// <summary>Executions of state machines: status, output, error, cause and the whole history.</summary>
internal sealed class AslFamily : IFamily
{
    private static readonly string[] Outside =
        ["jsonata", "distributed-map-child-executions", "s3", "activities", "child-task-results-not-recorded"];

    public string Name => "asl";

    public string? ExemptFromBar(JsonMap @case)
    {
        if (@case.TextOf("confidence") == "aws-recorded-needs-fixing") return "the recording needs fixing";
        var needs = (@case["requires"] as JsonList ?? JsonList.Empty).OfType<JsonString>().Select(need => need.Value).Intersect(Outside).ToList();
        return needs.Count == 0 ? null : $"needs {string.Join(", ", needs)}";
    }

    public Outcome Run(JsonMap @case)
    {
        @case = Activities.Spell(@case);
        var machine = new DefinitionReader(@case.TextOf("type") == "EXPRESS", new JsonataEngine()).Read(@case["definition"]!, out var findings);
        if (machine is null) return Outcome.Failed("a valid definition", string.Join("; ", findings));
        var host = new CaseHost(@case);
        var execution = new StateMachineExecution(machine, Request(@case), host);
        try
        {
            return Compare(@case["expected"]!, host.Run(execution), execution);
        }
        catch (SimulationException unknown)
        {
            return Outcome.NotSimulated(unknown.Message);
        }
    }

    private static ExecutionRequest Request(JsonMap @case)
    {
        var context = @case["context"]!;
        var place = new Place(context.TextOf("account")!, context.TextOf("region")!);
        var (machine, name) = (context.TextOf("stateMachineName")!, context.TextOf("executionName")!);
        var express = @case.TextOf("type") == "EXPRESS";
        return new ExecutionRequest
        {
            Arn = place.Arn("states", express ? $"express:{machine}:{name}:1" : $"execution:{machine}:{name}"),
            Name = name,
            StateMachineArn = place.Arn("states", $"stateMachine:{machine}"),
            StateMachineName = machine,
            RoleArn = context.TextOf("roleArn") is { } role and not "<any>" ? role : $"arn:aws:iam::{place.Account}:role/lost", // the recorder may have lost it
            Place = place,
            Input = @case["input"]!,
            Express = express,
            Sync = express && @case["expected"]!["lastEventId"] is null, // what is recorded of a sync execution is its answer alone
        };
    }

    private static Outcome Compare(Json expected, ExecutionResult result, StateMachineExecution execution)
    {
        if (Expectation.FirstDifference(Recorded(expected), Actual(expected, result)) is { } wrong)
            return new Outcome.Fail(Recorded(expected).ToString(), Actual(expected, result).ToString()) { Difference = wrong };
        if (expected["lastEventId"] is JsonNumber last && last.Whole != execution.History.Count)
            return Outcome.Failed($"{last} events", $"{execution.History.Count} events");
        if (expected["history"] is not JsonList history) return Outcome.Passed;
        var actual = JsonList.Of(execution.History.Select(RecordedForm.Of));
        return HistoryComparison.Difference(history, actual, expected.TextOf("eventOrder")!) is { } difference
            ? new Outcome.Fail(history.ToString(), actual.ToString()) { Difference = difference }
            : Outcome.Passed;
    }

    private static JsonMap Recorded(Json expected) => new JsonMapBuilder()
        .Set("status", expected["status"]!)
        .SetIf("output", expected["output"])
        .SetIf("error", expected["error"])
        .SetIf("cause", expected["causeJson"] ?? expected["cause"])
        .Build();

    private static JsonMap Actual(Json expected, ExecutionResult result)
    {
        var cause = result.Error?.Cause is not { } text ? null : expected["causeJson"] is null ? text : RecordedForm.ObjectOrText(text);
        return new JsonMapBuilder()
            .Set("status", result.Status switch { ExecutionStatus.TimedOut => "TIMED_OUT", var status => status.ToString().ToUpperInvariant() })
            .SetIf("output", result.Output)
            .SetIf("error", result.Error?.Error is { } error ? (Json)error : null)
            .SetIf("cause", cause)
            .Build();
    }
}
