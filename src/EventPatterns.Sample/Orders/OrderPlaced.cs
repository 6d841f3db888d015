using EventPatterns.Events;

namespace EventPatterns.Sample.Orders;

/// <summary>A customer placed an order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Who placed it.</param>
/// <param name="Total">What it costs, in euros.</param>
[Event(Domain = "orders", Service = "checkout", TimeToLive = "P1D")]
public sealed record OrderPlaced(string OrderId, string CustomerId, decimal Total);

/// <summary>The customer wants the order no more.</summary>
/// <param name="OrderId">The order.</param>
[Event(Domain = "orders", Service = "checkout")]
public sealed record CancellationRequested(string OrderId);

/// <summary>The order is paid and on its way.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Who placed it.</param>
/// <param name="Total">What it cost, in euros.</param>
[Event(Domain = "orders", Service = "checkout")]
public sealed record OrderCompleted(string OrderId, string CustomerId, decimal Total);

/// <summary>The order is off: nothing was taken for it, or what was taken is given back.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Who placed it.</param>
/// <param name="Why">The error that ended it.</param>
[Event(Domain = "orders", Service = "checkout")]
public sealed record OrderCancelled(string OrderId, string CustomerId, string Why);
