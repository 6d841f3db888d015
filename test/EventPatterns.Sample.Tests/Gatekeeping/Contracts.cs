using EventPatterns.Events;

namespace EventPatterns.Sample.Tests.Gatekeeping;

[Event(Domain = "orders", Service = "checkout")]
public sealed record OrderPlaced(string OrderId);

[Event(Domain = "orders", Service = "checkout", Version = 2, Name = "OrderPlaced")]
public sealed record OrderPlacedV2(string OrderId);

[Event(Domain = "orders", Service = "checkout")]
public sealed record OrderCancelled(string OrderId);

[Event(Domain = "orders", Service = "stock", Category = EventCategory.Local)]
public sealed record StockCounted(string Sku, int Left);

[Event(Domain = "orders", Service = "stock", Category = EventCategory.Transformed)]
public sealed record StockAnnounced(string Sku);

[Event(Domain = "orders", Service = "stock", Category = EventCategory.Operational)]
public sealed record StockSyncFailed(string Sku);

[Event(Domain = "shipping", Service = "parcels")]
public sealed record ParcelPrepared(string OrderId);

[Event(Domain = "platform", Service = "workflows", Category = EventCategory.Transformed, TimeToLive = "PT1H")]
public sealed record WorkflowStopped(string Execution);
