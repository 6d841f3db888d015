using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Executions;

/// <summary>A state machine as it was created.</summary>
internal sealed record DeployedMachine
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required Place Place { get; init; }

    public required string RoleArn { get; init; }

    /// <summary>Express: five minutes at most, no names kept, no history.</summary>
    public required bool Express { get; init; }

    public required string DefinitionText { get; init; }

    public required StateMachine Definition { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Step Functions, as it calls for this machine.</summary>
    public Principal Service => field ??= Principal.Service("states.amazonaws.com", Place, Arn);

    /// <summary>An execution's ARN (SFN/concepts-express-synchronous.html for the form of an Express one's).</summary>
    public string ExecutionArn(string name, string unique) => Place.Arn("states", Express ? $"express:{Name}:{name}:{unique}" : $"execution:{Name}:{name}");
}
