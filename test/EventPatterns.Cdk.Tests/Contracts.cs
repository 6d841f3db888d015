using EventPatterns.Events;

namespace EventPatterns.Cdk.Tests;

[Event(Domain = "orders", Service = "checkout", TimeToLive = "P1D")]
public sealed record OrderPlaced(string OrderId, decimal Total, bool IsGift, Channel Channel, IReadOnlyList<OrderLine> Lines, Address? ShipTo, string? Coupon);

public sealed record OrderLine(string Sku, int Quantity);

public sealed record Address(string City, string? IpAddress);

public enum Channel
{
    Web,
    InStore,
}

[Event(Domain = "orders", Service = "checkout", Version = 2)]
public sealed record OrderCancelled(string OrderId);

[Event(Domain = "shipping", Service = "parcels")]
public sealed record ParcelPrepared(string ParcelId, string OrderId);

[Event(Domain = "shipping", Service = "parcels", TimeToLive = "PT2H")]
public sealed record ParcelDelayed(string ParcelId);

[Event(Domain = "orders", Service = "stock", Category = EventCategory.Local)]
public sealed record StockCounted(string Sku, int Left);

[Event(Domain = "orders", Service = "stock", Category = EventCategory.Transformed)]
public sealed record StockAnnounced(string Sku);

[Event(Domain = "orders", Service = "stock", Category = EventCategory.Operational)]
public sealed record StockSyncFailed(string Sku);
