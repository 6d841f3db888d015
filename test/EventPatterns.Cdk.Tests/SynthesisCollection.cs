namespace EventPatterns.Cdk.Tests;

/// <summary>Tests that synthesize: one at a time, since all of them talk to the one Node process of jsii.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SynthesisCollection
{
    public const string Name = "Synthesis";
}
