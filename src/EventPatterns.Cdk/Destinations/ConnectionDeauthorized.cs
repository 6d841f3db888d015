using EventPatterns.Events;

namespace EventPatterns.Cdk.Destinations;

/// <summary>
/// EventBridge de-authorised a connection: the service refused its credentials, or gave no token. Nothing reaches the
/// service until the connection is updated, and what waits for longer than a day is dead-lettered.
/// </summary>
/// <param name="Destination">The destination's construct path.</param>
/// <param name="Connection">The connection's name.</param>
[Event(Domain = "event-patterns", Service = "http-destination", Category = EventCategory.Operational)]
public sealed record ConnectionDeauthorized(string Destination, string Connection);
