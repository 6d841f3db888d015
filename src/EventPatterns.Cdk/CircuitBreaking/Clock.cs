using System.Globalization;
using Amazon.CDK;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>
/// The time and times before it, which JSONPath can't work out: all that is in JSONata of a breaker. It stands only where
/// something has failed, or a person asks (docs/decisions/030-circuit-windows.md).
/// </summary>
internal static class Clock
{
    public const string Now = "$.clock.now";
    public const string WindowStart = "$.clock.windowStart";
    public const string Earlier = "$.clock.earlier";
    public const string Millisecond = "$.clock.millisecond";

    // Clocks of Step Functions and EventBridge differ a little, and a replay knows whole minutes:
    // docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
    public static readonly Duration Margin = Duration.Minutes(1);

    // What was held is in the archive ten minutes later at the latest: docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html.
    // The margin is for a run that read Open just before the circuit closed, and holds its event just after.
    public static readonly Duration ArchiveDelay = Duration.Minutes(11);

    public static CustomState Read(Construct scope, string id, Duration sampling) =>
        Pass(scope, id, "The time now, and how far back failures count and held events may lie.",
            "{'clock': {'now': $now, 'millisecond': $string($toMillis($now)), "
            + $"'windowStart': {Before("$now", sampling)}, 'earlier': {Before("$now", Margin)}}}}}");

    /// <summary>A margin before a time that stands in the state's input.</summary>
    public static CustomState Before(Construct scope, string id, string path) =>
        Pass(scope, id, "A margin before, since a replay keeps no order within its minute.",
            $"{{'clock': {{'earlier': {Before("$states.input" + path["$".Length..], Margin)}}}}}");

    /// <summary>
    /// The window that an operator asks to replay, its beginning in the table's spelling of times. It may cover all that is
    /// held only if the archive was complete when the operator asked.
    /// </summary>
    public static CustomState AskedWindow(Construct scope, string id) =>
        Pass(scope, id, "The window asked for. It covers what is held if the circuit has been closed for as long as the archive takes.",
            $"($from := $fromMillis($toMillis($states.input{RecoveryStates.Asked["$".Length..]})); $closed := $states.input{CircuitItem.SincePath["$".Length..]}; "
            + $"{{'window': {{'from': $from, 'to': $now, 'try': {{'number': 1}}, 'covered': $not($exists($closed)) or $closed <= {Before("$now", ArchiveDelay)} ? $from : 'never'}}}})");

    private static string Before(string time, Duration by) =>
        string.Create(CultureInfo.InvariantCulture, $"$fromMillis($toMillis({time}) - {by.ToMilliseconds()})");

    private static CustomState Pass(Construct scope, string id, string comment, string more) => new(scope, id, new CustomStateProps
    {
        StateJson = new Dictionary<string, object>
        {
            ["Type"] = "Pass",
            ["QueryLanguage"] = "JSONata",
            ["Comment"] = comment,
            ["Output"] = $"{{% ($now := $states.context.State.EnteredTime; $merge([$states.input, {more}])) %}}",
        },
    });
}
