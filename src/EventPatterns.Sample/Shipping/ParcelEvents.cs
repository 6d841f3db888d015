using EventPatterns.Events;

namespace EventPatterns.Sample.Shipping;

/// <summary>The carrier has the parcel in its plan.</summary>
/// <param name="OrderId">The order that it holds.</param>
[Event(Domain = "shipping", Service = "parcels")]
public sealed record ParcelBooked(string OrderId);

/// <summary>There will be no parcel.</summary>
/// <param name="OrderId">The order that it would have held.</param>
/// <param name="Reason">The error that ended it.</param>
[Event(Domain = "shipping", Service = "parcels")]
public sealed record ParcelRefused(string OrderId, string Reason);

/// <summary>The parcel is off the carrier's plan.</summary>
/// <param name="OrderId">The order that it held.</param>
[Event(Domain = "shipping", Service = "parcels")]
public sealed record ParcelRecalled(string OrderId);

/// <summary>The parcel could not be called back.</summary>
/// <param name="OrderId">The order that it holds.</param>
/// <param name="Reason">The error that ended it.</param>
[Event(Domain = "shipping", Service = "parcels")]
public sealed record RecallFailed(string OrderId, string Reason);

/// <summary>A scanner saw the parcel.</summary>
/// <param name="OrderId">The order that it holds.</param>
/// <param name="Place">Where.</param>
/// <param name="Status"><c>COLLECTED</c>, <c>SORTED</c> or <c>DELIVERED</c>.</param>
[Event(Domain = "shipping", Service = "tracking", Category = EventCategory.Local)]
public sealed record ParcelScanned(string OrderId, string Place, string Status);

/// <summary>The customer has the parcel.</summary>
/// <param name="OrderId">The order that it holds.</param>
/// <param name="Place">Where it was handed over.</param>
[Event(Domain = "shipping", Service = "tracking")]
public sealed record ParcelDelivered(string OrderId, string Place);
