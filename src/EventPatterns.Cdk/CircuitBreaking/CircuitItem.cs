using Amazon.CDK.AWS.StepFunctions;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>The attributes of a circuit's item, and where states find them once read.</summary>
internal static class CircuitItem
{
    public const string Key = "pk";
    public const string State = "state";
    public const string Version = "version";
    public const string Outage = "outage";
    public const string Since = "since";
    public const string HeldFrom = "heldFrom";
    public const string Permits = "permits";
    public const string Successes = "successes";

    public const string Item = "$.circuit.Item";
    public const string StatePath = $"{Item}.{State}.S";
    public const string VersionPath = $"{Item}.{Version}.N";
    public const string SincePath = $"{Item}.{Since}.S";
    public const string OutagePath = $"{Item}.{Outage}.S";

    /// <summary>Whether the circuit, read again into <c>$.now</c>, is as it was.</summary>
    public static Condition IsUnchanged => Condition.StringEqualsJsonPath($"$.now.Item.{Version}.N", VersionPath);

    /// <summary>The version after the one read, as a number.</summary>
    public const string NextVersion = $"States.MathAdd(States.StringToJson({VersionPath}), 1)";

    /// <summary>The times of the latest failures, the oldest of them first.</summary>
    public static IEnumerable<string> Failures(int threshold) => Enumerable.Range(1, threshold).Select(Failure);

    public static string Failure(int number) => $"failure{number}";

    public static Condition Is(CircuitState state) => Condition.And(Condition.IsPresent(StatePath), Condition.StringEquals(StatePath, state.ToString()));
}
