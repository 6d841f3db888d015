using System.Globalization;

namespace EventPatterns.Sample.Tests;

/// <summary>How many seeds a proof runs: few in the suite, and as many as <c>EVENTPATTERNS_SEEDS</c> says in a long run.</summary>
internal static class ProofSeeds
{
    private const string Variable = "EVENTPATTERNS_SEEDS";

    public static int Or(int usual) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
