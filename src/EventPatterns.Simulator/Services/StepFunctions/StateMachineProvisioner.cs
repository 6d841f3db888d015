using System.Runtime.CompilerServices;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Provisioning;

namespace EventPatterns.Simulator.Services.StepFunctions;

/// <summary>Makes state machines as CloudFormation does.</summary>
internal sealed class StateMachineProvisioner(StepFunctionsService service) : IProvisioner
{
    // A proof deploys one assembly thousands of times: the call of a resource is written once.
    private static readonly ConditionalWeakTable<Resource, AwsCall> Written = [];

    public IReadOnlyList<string> Types { get; } = ["AWS::StepFunctions::StateMachine"];

    public void Provision(Resource resource)
    {
        var answer = service.Machines.Create(Written.GetValue(resource, Call));
        if (answer.Error is { } error)
            throw new SimulationException($"CloudFormation would refuse {resource}: {error.Code}: {error.Message}");
    }

    private static AwsCall Call(Resource resource)
    {
        var request = JsonMap.Of(
            ("name", resource.Name),
            ("roleArn", resource.Properties["RoleArn"] ?? ""),
            ("type", resource.Properties["StateMachineType"] ?? "STANDARD"),
            ("definition", Definition(resource)));
        return new AwsCall(Principal.Root(resource.Place), "states", "CreateStateMachine", request, null);
    }

    /// <summary>The text of the definition, with its substitutions made.</summary>
    /// <exception cref="SimulationException">The definition stands in S3.</exception>
    public static string Definition(Resource resource)
    {
        var properties = resource.Properties;
        var text = properties.TextOf("DefinitionString") ?? properties["Definition"]?.ToString()
            ?? throw new SimulationException($"{resource} has its definition neither in DefinitionString nor in Definition: definitions in S3 are not simulated.");
        foreach (var (name, value) in properties["DefinitionSubstitutions"] as JsonMap ?? JsonMap.Empty)
            text = text.Replace($"${{{name}}}", value is JsonString s ? s.Value : value.ToString(), StringComparison.Ordinal);
        return text;
    }
}
