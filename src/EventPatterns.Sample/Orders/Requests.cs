using EventPatterns.Events;

namespace EventPatterns.Sample.Orders;

/// <summary>Asks for the order's money.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Who pays.</param>
/// <param name="Amount">How much, in euros.</param>
[Event(Domain = "orders", Service = "checkout")]
public sealed record PaymentRequested(string OrderId, string CustomerId, decimal Amount);

/// <summary>Asks to give the order's money back.</summary>
/// <param name="OrderId">The order.</param>
[Event(Domain = "orders", Service = "checkout")]
public sealed record RefundRequested(string OrderId);

/// <summary>Asks for the order's points.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Who earns them.</param>
/// <param name="Total">What for, in euros.</param>
[Event(Domain = "orders", Service = "checkout")]
public sealed record PointsRequested(string OrderId, string CustomerId, decimal Total);

/// <summary>Asks to take the order's points back.</summary>
/// <param name="OrderId">The order.</param>
[Event(Domain = "orders", Service = "checkout")]
public sealed record PointsReturnRequested(string OrderId);

/// <summary>Asks for a parcel to be sent.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Whom it goes to.</param>
[Event(Domain = "orders", Service = "checkout")]
public sealed record ParcelRequested(string OrderId, string CustomerId);

/// <summary>Asks to call the parcel back.</summary>
/// <param name="OrderId">The order.</param>
[Event(Domain = "orders", Service = "checkout")]
public sealed record ParcelRecallRequested(string OrderId);
