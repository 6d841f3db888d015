using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>A consumer dropped an event since it came after its <c>expiresAt</c>.</summary>
/// <param name="Consumer">The consumer's construct path.</param>
/// <param name="EventId">The dropped event's id.</param>
/// <param name="DetailType">The dropped event's name.</param>
/// <param name="EventSource">Who published it.</param>
/// <param name="ExpiresAt">From when on nobody was to handle it.</param>
[Event(Domain = "event-patterns", Service = "consumer", Category = EventCategory.Operational)]
public sealed record EventExpired(string Consumer, string EventId, string DetailType, string EventSource, DateTimeOffset ExpiresAt);

/// <summary>A consumer skipped an event since it had already handled a later one of the same entity.</summary>
/// <param name="Consumer">The consumer's construct path.</param>
/// <param name="EventId">The skipped event's id.</param>
/// <param name="DetailType">The skipped event's name.</param>
/// <param name="EventSource">Who published it.</param>
/// <param name="Sequence">Its sequence.</param>
[Event(Domain = "event-patterns", Service = "consumer", Category = EventCategory.Operational)]
public sealed record EventStale(string Consumer, string EventId, string DetailType, string EventSource, long Sequence);
