using System.Text.RegularExpressions;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>Refuses props that would deploy and then fail.</summary>
internal static partial class CircuitBreakerChecks
{
    private const int SecondsOfADay = 86_400;

    public static PropsCheck For(string path) => new(path, nameof(CircuitBreakerProps));

    public static void Check(string path, CircuitBreakerProps props)
    {
        var check = For(path)
            .That(props.Name is { } name && Name().IsMatch(name), nameof(props.Name), "1 to 40 of letters, digits, -, _ and ., beginning with a letter", $"\"{props.Name}\"")
            .NotEmpty(nameof(props.Events), props.Events ?? [], "one pattern or more")
            .That(props.Vendor is null != props.Protect is null, nameof(props.Vendor), "either Vendor or Protect", props.Vendor is null ? "neither" : "both")
            .That(props.Vendor is null || props.Probe is null, nameof(props.Probe), "none beside a Vendor, which has its HealthPath", "one")
            .InRange(nameof(props.FailureThreshold), props.FailureThreshold, 1, 50)
            .Seconds(nameof(props.SamplingDuration), props.SamplingDuration, 1, SecondsOfADay)
            .Seconds(nameof(props.BreakDuration), props.BreakDuration, 1, SecondsOfADay)
            .InRange(nameof(props.ProbeSuccesses), props.ProbeSuccesses, 1, 10)
            .InRange(nameof(props.MaxAttempts), props.MaxAttempts, 3, 100)
            .Days(nameof(props.Retention), props.Retention, 1, 365);
        if (props.Circuits is { } circuits)
            check.That(circuits.EventBus == props.EventBus, nameof(props.Circuits), "a table that tells on the breaker's EventBus", $"{circuits.Node.Path}, which tells on {circuits.EventBus.Node.Path}");
        if (props.Vendor is { } vendor) Check(check, vendor);
        if (props.MonitorInterval is null || props.MonitorInterval.ToSeconds() == 0) return;
        check.Minutes(nameof(props.MonitorInterval), props.MonitorInterval, 1, SecondsOfADay / 60)
            .That(props.Probe is not null || props.Vendor?.HealthPath is not null, nameof(props.MonitorInterval), "a probe (Vendor.HealthPath or Probe) for the monitor to use", "none");
    }

    private static void Check(PropsCheck check, HttpVendor vendor) => check
        .Seconds("Vendor.Timeout", vendor.Timeout, 1, 60)
        .That(Header().IsMatch(vendor.IdempotencyHeader) && !Reserved().IsMatch(vendor.IdempotencyHeader), "Vendor.IdempotencyHeader", "a header's name that an HTTP task may send, such as Idempotency-Key", $"\"{vendor.IdempotencyHeader}\"")
        .That(vendor.HealthPath is null || (vendor.HealthPath.Length > 0 && !vendor.HealthPath.Contains("://", StringComparison.Ordinal)), "Vendor.HealthPath", "a path at the vendor, such as /health", $"\"{vendor.HealthPath}\"");

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._-]{0,39}\z")]
    private static partial Regex Name();

    // docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html: the task fails with States.Runtime, which nobody catches.
    [GeneratedRegex(@"^(A-IM|Accept-Charset|Accept-Datetime|Accept-Encoding|Authorization|Cache-Control|Connection|Content-Encoding|Content-MD5|Date|Expect|Forwarded|From|Host|HTTP2-Settings|If-.*|Max-Forwards|Origin|Pragma|Proxy-Authorization|Referer|Server|TE|Trailer|Transfer-Encoding|Upgrade|Via|Warning|X-Forwarded-.*|X-Amzn?-.*)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]+\z")]
    private static partial Regex Header();
}
