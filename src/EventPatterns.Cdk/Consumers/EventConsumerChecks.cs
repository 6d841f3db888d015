using Amazon.CDK;

namespace EventPatterns.Cdk.Consumers;

/// <summary>Refuses props that would deploy and then fail.</summary>
internal static class EventConsumerChecks
{
    // Four days in the queue and fourteen in the dead-letter queue, before an event is redriven at the latest.
    private const int ShortestWindow = 18;
    private const int LongestWindow = 365;

    public static void Check(string path, EventConsumerProps props)
    {
        if (props.Events.Count + props.BareEvents.Count == 0 && !props.ListensLater) throw Wrong(path, nameof(props.Events), "one pattern or more", "none");
        if (props.Events.Count > 0 && props.BareEvents.Count > 0) throw Wrong(path, nameof(props.BareEvents), "none beside Events, which have an envelope", $"{props.BareEvents.Count}");
        InRange(path, nameof(props.MaxAttempts), props.MaxAttempts, 3, 1000);
        InRange(path, nameof(props.DeliveryAttempts), props.DeliveryAttempts, 0, 185);
        InRange(path, $"{nameof(props.DeliveryAge)} (seconds)", props.DeliveryAge.ToSeconds(), 60, 86_400);
        Window(path, nameof(props.Idempotency), props.Idempotency?.Window);
        Window(path, nameof(props.Ordering), props.Ordering?.Window);
    }

    private static void Window(string path, string guard, Duration? window)
    {
        if (window is not null) InRange(path, $"{guard}.Window (days)", window.ToDays(), ShortestWindow, LongestWindow);
    }

    private static void InRange(string path, string prop, double value, double lowest, double highest)
    {
        if (value < lowest || value > highest) throw Wrong(path, prop, $"{lowest} to {highest}", $"{value}");
    }

    private static ArgumentException Wrong(string path, string prop, string expected, string found) =>
        new($"{path}: EventConsumerProps.{prop}: expected {expected}; found {found}.");
}
