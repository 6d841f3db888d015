using System.Collections.Concurrent;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using EventPatterns.Simulator.Services.StepFunctions.Language;
using EventPatterns.Simulator.Services.StepFunctions.Validation;

namespace EventPatterns.Simulator.Services.StepFunctions.Executions;

/// <summary>Definitions, each text parsed once, for any number of simulations on any number of threads.</summary>
internal sealed class Definitions
{
    private readonly ConcurrentDictionary<(string Text, bool Express, bool Jsonata), (StateMachine? Machine, AwsError? Error)> _parsed = new();

    /// <summary>The machine, or the error with which CreateStateMachine refuses the text.</summary>
    public (StateMachine? Machine, AwsError? Error) Parse(string text, bool express, IJsonataEngine? engine) =>
        _parsed.GetOrAdd((text, express, engine is not null), _ => Read(text, express, engine));

    private static (StateMachine? Machine, AwsError? Error) Read(string text, bool express, IJsonataEngine? engine)
    {
        var machine = DefinitionText.Read(text, new DefinitionReader(express, engine), out var findings);
        return findings.Count > 0 ? (null, DefinitionText.Refusal(findings)) : (machine, null);
    }
}
