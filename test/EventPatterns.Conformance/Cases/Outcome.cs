using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Cases;

/// <summary>How a case went.</summary>
internal abstract record Outcome
{
    private Outcome() { }

    /// <summary>The simulator did as AWS did.</summary>
    public static Outcome Passed { get; } = new Pass();

    /// <summary>The simulator did something else.</summary>
    public static Outcome Failed(Json expected, Json actual) => new Fail(expected.ToString(), actual.ToString());

    /// <summary>The simulator did something else, told in words.</summary>
    public static Outcome Failed(string expected, string actual) => new Fail(expected, actual);

    /// <summary>The simulator says that it does not simulate this.</summary>
    public static Outcome NotSimulated(string reason) => new Unknown(reason);

    /// <summary>The simulator threw what it should not.</summary>
    public static Outcome Crashed(Exception crash) => new Fail("an answer", $"{crash.GetType().Name}: {crash.Message}");

    /// <summary>Passed where the two agree by the rules of <see cref="Expectation"/>.</summary>
    public static Outcome Compare(Json expected, Json actual) =>
        Expectation.FirstDifference(expected, actual) is { } difference
            ? new Fail(expected.ToString(), actual.ToString()) { Difference = difference }
            : Passed;

    public sealed record Pass : Outcome;

    public sealed record Fail(string Expected, string Actual) : Outcome
    {
        /// <summary>The first place where they differ, where that is known.</summary>
        public string? Difference { get; init; }
    }

    public sealed record Unknown(string Reason) : Outcome;
}
