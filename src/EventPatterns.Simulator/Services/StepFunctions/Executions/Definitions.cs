using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using EventPatterns.Simulator.Services.StepFunctions.Language;
using EventPatterns.Simulator.Services.StepFunctions.Validation;

namespace EventPatterns.Simulator.Services.StepFunctions.Executions;

/// <summary>
/// Definitions, each text parsed once, for any number of simulations on any number of threads. A text is known by its
/// identity: the definitions of a proof are megabytes, and to hash them for each seed costs more than the deployment.
/// </summary>
internal sealed class Definitions
{
    private readonly ConditionalWeakTable<string, ConcurrentDictionary<(bool Express, bool Jsonata), (StateMachine? Machine, AwsError? Error)>> _parsed = [];

    /// <summary>The machine, or the error with which CreateStateMachine refuses the text.</summary>
    public (StateMachine? Machine, AwsError? Error) Parse(string text, bool express, IJsonataEngine? engine) =>
        _parsed.GetValue(text, static _ => new()).GetOrAdd((express, engine is not null), _ => Read(text, express, engine));

    private static (StateMachine? Machine, AwsError? Error) Read(string text, bool express, IJsonataEngine? engine)
    {
        var machine = DefinitionText.Read(text, new DefinitionReader(express, engine), out var findings);
        return findings.Count > 0 ? (null, DefinitionText.Refusal(findings)) : (machine, null);
    }
}
