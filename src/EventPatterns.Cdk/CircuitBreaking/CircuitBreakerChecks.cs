using System.Text.RegularExpressions;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>Refuses props that would deploy and then fail.</summary>
internal static partial class CircuitBreakerChecks
{
    private const int SecondsOfADay = 86_400;

    public static void Check(string path, CircuitBreakerProps props)
    {
        if (!Name().IsMatch(props.Name)) throw Wrong(path, nameof(props.Name), "1 to 40 of letters, digits, -, _ and ., beginning with a letter", $"\"{props.Name}\"");
        if (props.Events.Count == 0) throw Wrong(path, nameof(props.Events), "one pattern or more", "none");
        if (props.Vendor is null == props.Protect is null) throw Wrong(path, nameof(props.Vendor), "either Vendor or Protect", props.Vendor is null ? "neither" : "both");
        if (props.Vendor is not null && props.Probe is not null) throw Wrong(path, nameof(props.Probe), "none beside a Vendor, which has its HealthPath", "one");
        if (props.Circuits is { } circuits && circuits.EventBus != props.EventBus) throw Wrong(path, nameof(props.Circuits), "a table that tells on the breaker's EventBus", $"{circuits.Node.Path}, which tells on {circuits.EventBus.Node.Path}");
        InRange(path, nameof(props.FailureThreshold), props.FailureThreshold, 1, 50);
        InRange(path, $"{nameof(props.SamplingDuration)} (seconds)", props.SamplingDuration.ToSeconds(), 1, SecondsOfADay);
        InRange(path, $"{nameof(props.BreakDuration)} (seconds)", props.BreakDuration.ToSeconds(), 1, SecondsOfADay);
        InRange(path, nameof(props.ProbeSuccesses), props.ProbeSuccesses, 1, 10);
        InRange(path, nameof(props.MaxAttempts), props.MaxAttempts, 3, 100);
        InRange(path, $"{nameof(props.Retention)} (days)", props.Retention.ToDays(), 1, 365);
        if (props.Vendor is { } vendor) InRange(path, "Vendor.Timeout (seconds)", vendor.Timeout.ToSeconds(), 1, 60);
        if (props.MonitorInterval is not { } interval) return;
        InRange(path, $"{nameof(props.MonitorInterval)} (seconds)", interval.ToSeconds(), 60, SecondsOfADay);
        if (props.Probe is null && props.Vendor?.HealthPath is null) throw Wrong(path, nameof(props.MonitorInterval), "a probe (Vendor.HealthPath or Probe) for the monitor to use", "none");
    }

    private static void InRange(string path, string prop, double value, double lowest, double highest)
    {
        if (value < lowest || value > highest) throw Wrong(path, prop, $"{lowest} to {highest}", $"{value}");
    }

    private static ArgumentException Wrong(string path, string prop, string expected, string found) =>
        new($"{path}: CircuitBreakerProps.{prop}: expected {expected}; found {found}.");

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._-]{0,39}\z")]
    private static partial Regex Name();
}
