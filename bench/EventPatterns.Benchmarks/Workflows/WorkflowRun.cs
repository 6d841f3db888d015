using System.Diagnostics;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Benchmarks.Workflows;

/// <summary>Executions of Pass, Choice, Pass, Map over ten items and Succeed, with the whole history kept.</summary>
internal sealed class WorkflowRun
{
    private const string Definition = """
        {
          "StartAt": "Prepare",
          "States": {
            "Prepare": { "Type": "Pass", "Parameters": { "id.$": "$.id", "amount.$": "$.amount", "items.$": "$.items" }, "Next": "Large?" },
            "Large?": {
              "Type": "Choice",
              "Choices": [
                { "And": [ { "Variable": "$.amount", "IsPresent": true }, { "Variable": "$.amount", "NumericGreaterThan": 1000 } ], "Next": "Each" },
                { "Variable": "$.id", "StringMatches": "o-*", "Next": "Mark" }
              ],
              "Default": "Each"
            },
            "Mark": { "Type": "Pass", "Result": "small", "ResultPath": "$.size", "Next": "Each" },
            "Each": {
              "Type": "Map",
              "ItemsPath": "$.items",
              "ItemSelector": { "order.$": "$.id", "item.$": "$$.Map.Item.Value" },
              "ItemProcessor": { "StartAt": "Format", "States": { "Format": { "Type": "Pass", "Parameters": { "key.$": "States.Format('{}-{}', $.order, $.item)" }, "End": true } } },
              "Next": "Done"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    private readonly ImmediateHost _host = new();
    private readonly StateMachine _machine = new DefinitionReader(express: true, engine: null).Read(Json.Parse(Definition), out var findings)
        ?? throw new InvalidOperationException(string.Join("; ", findings));

    /// <summary>Runs for the time given, after as long a warm-up.</summary>
    /// <returns>Executions a second of the clock's time, and of the processor's.</returns>
    public (double PerSecond, double PerProcessorSecond) Measure(TimeSpan duration)
    {
        Run(duration);
        var clock = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        var runs = Run(duration);
        return (runs / clock.Elapsed.TotalSeconds, runs / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    private int Run(TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var runs = 0;
        for (; clock.Elapsed < duration; runs++)
        {
            var running = new StateMachineExecution(_machine, Request(runs), _host).Run();
            if (!running.IsCompletedSuccessfully || running.Result.Status != ExecutionStatus.Succeeded)
                throw new InvalidOperationException("The execution did not succeed at once.");
        }
        return runs;
    }

    private static ExecutionRequest Request(int number)
    {
        var place = new Place("111111111111", "eu-west-1");
        return new ExecutionRequest
        {
            Arn = place.Arn("states", "express:bench:run"),
            Name = "run",
            StateMachineArn = place.Arn("states", "stateMachine:bench"),
            StateMachineName = "bench",
            RoleArn = "arn:aws:iam::111111111111:role/bench",
            Place = place,
            Express = true,
            Input = JsonMap.Of(("id", $"o-{number}"), ("amount", 35.99), ("items", JsonList.Of(Enumerable.Range(0, 10).Select(item => (Json)item)))),
        };
    }
}
