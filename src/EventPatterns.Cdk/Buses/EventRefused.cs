using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>A gatekeeper refused an event: its contract, its version or its account was not accepted. Its payload is not kept.</summary>
/// <param name="Gatekeeper">The gatekeeper's construct path.</param>
/// <param name="DetailType">The name that the event bore.</param>
/// <param name="EventSource">Who it said it was from.</param>
/// <param name="Account">The account that put it, by EventBridge's word.</param>
/// <param name="BusEventId">EventBridge's id of it on the gatekeeper's bus.</param>
[Event(Domain = "event-patterns", Service = "gatekeeper", Category = EventCategory.Operational)]
public sealed record EventRefused(string Gatekeeper, string DetailType, string EventSource, string Account, string BusEventId);
