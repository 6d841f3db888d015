namespace EventPatterns.Events.Circuits;

/// <summary>A circuit opened: the vendor is not called any more, and events are held.</summary>
/// <param name="Circuit">The circuit's name.</param>
/// <param name="Outage">The outage, by the epoch millisecond at which it began.</param>
/// <param name="Transition">The number of this transition of the circuit, from 1.</param>
/// <param name="From">The state that it left.</param>
/// <param name="Reason">Why.</param>
[Event(Domain = CircuitSource.Domain, Service = CircuitSource.Service, Category = EventCategory.Operational)]
public sealed record CircuitOpened(string Circuit, string Outage, string Transition, string From, string Reason);

/// <summary>A circuit is being probed.</summary>
/// <inheritdoc cref="CircuitOpened" path="/param"/>
[Event(Domain = CircuitSource.Domain, Service = CircuitSource.Service, Category = EventCategory.Operational)]
public sealed record CircuitHalfOpened(string Circuit, string Outage, string Transition, string From, string Reason);

/// <summary>A circuit closed: the vendor is called again, and what was held is about to be replayed.</summary>
/// <inheritdoc cref="CircuitOpened" path="/param"/>
[Event(Domain = CircuitSource.Domain, Service = CircuitSource.Service, Category = EventCategory.Operational)]
public sealed record CircuitClosed(string Circuit, string Outage, string Transition, string From, string Reason);

/// <summary>A person holds a circuit open.</summary>
/// <inheritdoc cref="CircuitOpened" path="/param"/>
[Event(Domain = CircuitSource.Domain, Service = CircuitSource.Service, Category = EventCategory.Operational)]
public sealed record CircuitIsolated(string Circuit, string Outage, string Transition, string From, string Reason);

/// <summary>A breaker gave an event up: it is in the breaker's dead-letter queue.</summary>
/// <param name="Circuit">The circuit's name.</param>
/// <param name="EventId">The event's id.</param>
/// <param name="DetailType">The event's name.</param>
/// <param name="EventSource">Who published it.</param>
/// <param name="Attempt">How often it had been held.</param>
/// <param name="Error">The error that it last met.</param>
[Event(Domain = CircuitSource.Domain, Service = CircuitSource.Service, Category = EventCategory.Operational)]
public sealed record EventDeadLettered(string Circuit, string EventId, string DetailType, string EventSource, int Attempt, string Error);

/// <summary>An operator's order: hold the circuit open.</summary>
/// <param name="Circuit">The circuit's name.</param>
[Event(Domain = CircuitSource.Domain, Service = CircuitSource.Service, Category = EventCategory.Operational)]
public sealed record CircuitIsolationRequested(string Circuit);

/// <summary>An operator's order: let the circuit recover again. It is probed before it closes.</summary>
/// <param name="Circuit">The circuit's name.</param>
[Event(Domain = CircuitSource.Domain, Service = CircuitSource.Service, Category = EventCategory.Operational)]
public sealed record CircuitReleaseRequested(string Circuit);

/// <summary>An operator's order: replay what was held since a time, once more. The circuit must be closed.</summary>
/// <param name="Circuit">The circuit's name.</param>
/// <param name="Since">From when on.</param>
[Event(Domain = CircuitSource.Domain, Service = CircuitSource.Service, Category = EventCategory.Operational)]
public sealed record CircuitReplayRequested(string Circuit, DateTimeOffset Since);
