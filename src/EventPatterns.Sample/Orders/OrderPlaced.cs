using EventPatterns.Events;

namespace EventPatterns.Sample.Orders;

/// <summary>A customer placed an order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Who placed it.</param>
/// <param name="Total">What it costs, in euros.</param>
[Event(Domain = "orders", Service = "checkout", TimeToLive = "P1D")]
public sealed record OrderPlaced(string OrderId, string CustomerId, decimal Total);
