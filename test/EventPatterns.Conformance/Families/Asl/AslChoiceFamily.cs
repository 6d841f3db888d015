using EventPatterns.Conformance.Cases;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Families.Asl;

/// <summary>Choice operators against operands of each kind.</summary>
internal sealed class AslChoiceFamily : IFamily
{
    private static readonly JsonMap Context = JsonMap.Of(
        ("account", "111111111111"), ("region", "us-east-1"), ("stateMachineName", "choices"),
        ("executionName", "exec"), ("roleArn", "arn:aws:iam::111111111111:role/choices"));

    private readonly AslFamily _executions = new();

    public string Name => "asl-choice";

    public Outcome Run(JsonMap @case) => _executions.Run(@case.With("context", Context));
}
