using EventPatterns.Events;

namespace EventPatterns.Sample.Shipping;

/// <summary>A parcel is ready for the carrier.</summary>
/// <param name="ParcelId">The parcel.</param>
/// <param name="OrderId">The order that it holds.</param>
[Event(Domain = "shipping", Service = "parcels")]
public sealed record ParcelPrepared(string ParcelId, string OrderId);
