using EventPatterns.Events;

namespace EventPatterns.Sample.Loyalty;

/// <summary>The customer has the order's points.</summary>
/// <param name="OrderId">The order.</param>
[Event(Domain = "loyalty", Service = "points")]
public sealed record PointsEarned(string OrderId);

/// <summary>The vendor refuses to give points for the order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Reason">The vendor's answer.</param>
[Event(Domain = "loyalty", Service = "points")]
public sealed record PointsRefused(string OrderId, string Reason);

/// <summary>The order's points are taken back.</summary>
/// <param name="OrderId">The order.</param>
[Event(Domain = "loyalty", Service = "points")]
public sealed record PointsReturned(string OrderId);

/// <summary>The vendor refuses to take the points back.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Reason">The vendor's answer.</param>
[Event(Domain = "loyalty", Service = "points")]
public sealed record PointsReturnRefused(string OrderId, string Reason);

/// <summary>A customer bought something in a store.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="CustomerId">Who earns points for it.</param>
/// <param name="Total">What for, in euros.</param>
[Event(Domain = "loyalty", Service = "tills", TimeToLive = "P1D", Category = EventCategory.Local)]
public sealed record StorePurchaseMade(string PurchaseId, string CustomerId, decimal Total);
