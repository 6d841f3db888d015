namespace EventPatterns.Events;

/// <summary>
/// Declares a record as an event. Name the record in the past tense: <c>OrderPlaced</c>. The record's members are the
/// payload: a member is required unless it is nullable, has a default, or is no constructor parameter.
/// </summary>
/// <example>
/// <code>
/// [Event(Domain = "orders", Service = "checkout", TimeToLive = "P1D")]
/// public sealed record OrderPlaced(string OrderId, decimal Total);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class EventAttribute : Attribute
{
    /// <summary>
    /// The business domain that publishes the event. Lower-case letters, digits and hyphens, a letter first; not
    /// <c>aws</c>, whose sources are AWS's own.
    /// </summary>
    public required string Domain { get; init; }

    /// <summary>The service of the domain that publishes the event. Lower-case letters, digits and hyphens, a letter first.</summary>
    public required string Service { get; init; }

    /// <summary>
    /// The version of the event's contract, 1 or more; default 1. A breaking change is a new record with the next
    /// version and the same <see cref="Name"/>, published beside the old.
    /// </summary>
    public int Version { get; init; } = 1;

    /// <summary>How far the event may travel; default <see cref="EventCategory.Domain"/>.</summary>
    public EventCategory Category { get; init; } = EventCategory.Domain;

    /// <summary>
    /// How long the event is worth handling, from when it occurred: an ISO 8601 duration of days, hours, minutes and
    /// seconds, above zero, such as <c>P1D</c> or <c>PT15M</c>. Default: for ever.
    /// </summary>
    public string? TimeToLive { get; init; }

    /// <summary>The event's name (<c>detail-type</c>), 1 to 128 characters; default: the record's name.</summary>
    public string? Name { get; init; }
}
