using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.StepFunctions.Intrinsics;

/// <summary>The intrinsics on numbers, and the unique identifier.</summary>
internal static class MathFunctions
{
    /// <summary>A whole number from the first (inclusive) to the second (exclusive). The third is a seed.</summary>
    public static Json Random(IntrinsicInput input)
    {
        var (from, to) = (input.Whole(0), input.Whole(1));
        if (from >= to) throw new IntrinsicException($"The start {from} must be less than the end {to}.");
        var random = input.Count == 3 ? new SeededRandom((ulong)input.Whole(2)) : input.Random;
        return from + (long)(random.NextDouble() * (to - from));
    }

    public static Json Add(IntrinsicInput input) => input.Whole(0) + input.Whole(1);

    public static Json Uuid(IntrinsicInput input) => input.Random.NextUuid();
}
