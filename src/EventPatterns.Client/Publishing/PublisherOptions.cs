namespace EventPatterns.Client.Publishing;

/// <summary>
/// How <see cref="EventPublisher"/> offers again the entries that EventBridge refused while it took others of the same
/// request. (Whole requests that fail are repeated by the AWS SDK.)
/// </summary>
public sealed record PublisherOptions
{
    /// <summary>How often an entry is offered in all; 1 to 20, default 5.</summary>
    public int MaxAttempts
    {
        get;
        init => field = value is >= 1 and <= 20 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxAttempts: expected 1 to 20.");
    } = 5;

    /// <summary>The longest wait before the second try; it doubles for each further one. Above zero, default 100 ms. Each wait is drawn evenly from zero to it.</summary>
    public TimeSpan BaseDelay
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "BaseDelay: expected more than zero.");
    } = TimeSpan.FromMilliseconds(100);

    /// <summary>What no wait exceeds. Above zero, default 5 s.</summary>
    public TimeSpan MaxDelay
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxDelay: expected more than zero.");
    } = TimeSpan.FromSeconds(5);

    /// <summary>Waits; default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Draws the waits; default <see cref="System.Random.Shared"/>.</summary>
    public Random Random { get; init; } = Random.Shared;

    internal TimeSpan DelayAfter(int attempt) =>
        Random.NextDouble() * TimeSpan.FromTicks((long)Math.Min(MaxDelay.Ticks, BaseDelay.Ticks * Math.Pow(2, attempt - 1)));
}
