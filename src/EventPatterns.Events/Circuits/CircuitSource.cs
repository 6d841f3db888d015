namespace EventPatterns.Events.Circuits;

/// <summary>Who publishes a breaker's events.</summary>
public static class CircuitSource
{
    /// <summary>The domain.</summary>
    public const string Domain = "event-patterns";

    /// <summary>The service.</summary>
    public const string Service = "circuit-breaker";

    /// <summary>The two, as an event's <c>source</c> has them.</summary>
    public const string Source = $"{Domain}.{Service}";
}
