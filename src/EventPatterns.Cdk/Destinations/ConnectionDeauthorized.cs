using EventPatterns.Events;

namespace EventPatterns.Cdk.Destinations;

/// <summary>
/// EventBridge de-authorised a connection: the service refused its credentials, or gave no token. Nothing reaches the
/// service until the connection is updated, which a <see cref="Reauthorization"/> does, and what waits for longer than a day is
/// dead-lettered.
/// </summary>
/// <param name="Destination">The construct path of whose connection it is: an <see cref="HttpDestination"/>'s, a step's, a breaker's.</param>
/// <param name="Connection">The connection's name.</param>
[Event(Domain = "event-patterns", Service = "http-destination", Category = EventCategory.Operational)]
public sealed record ConnectionDeauthorized(string Destination, string Connection);
