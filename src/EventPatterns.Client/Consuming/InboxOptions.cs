namespace EventPatterns.Client.Consuming;

/// <summary>How <see cref="EventInbox"/> remembers events.</summary>
public sealed record InboxOptions
{
    /// <summary>
    /// How long an event is remembered. It must outlast every way in which an event may come again: a queue, its
    /// dead-letter queue, an archive's replay. 1 to 365 days, default 30 days: that of the CDK's idempotency guard.
    /// </summary>
    public TimeSpan Window
    {
        get;
        init => field = value >= TimeSpan.FromDays(1) && value <= TimeSpan.FromDays(365)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Window: expected 1 to 365 days.");
    } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long one run may take to handle an event; after it, the run counts as dead and another may begin. 1 second to
    /// 12 hours, default 5 minutes. Keep it above the handler's own timeout.
    /// </summary>
    public TimeSpan Lease
    {
        get;
        init => field = value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromHours(12)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Lease: expected 1 second to 12 hours.");
    } = TimeSpan.FromMinutes(5);

    /// <summary>Tells the time; default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
