using EventPatterns.Events;

namespace EventPatterns.Sample.Payments;

/// <summary>The order's money is taken.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Who paid.</param>
/// <param name="Amount">How much, in euros.</param>
[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentTaken(string OrderId, string CustomerId, decimal Amount);

/// <summary>The order's money is not taken.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Reason">The error that ended it.</param>
[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentDeclined(string OrderId, string Reason);

/// <summary>The payment is still under way.</summary>
/// <param name="OrderId">The order.</param>
[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentPending(string OrderId);

/// <summary>The order's money is with the customer.</summary>
/// <param name="OrderId">The order.</param>
[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentRefunded(string OrderId);

/// <summary>The order's money could not be given back.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Reason">The error that ended it.</param>
[Event(Domain = "payments", Service = "cards")]
public sealed record RefundFailed(string OrderId, string Reason);

/// <summary>The money is in the domain's books.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Amount">How much, in euros.</param>
[Event(Domain = "payments", Service = "books", Category = EventCategory.Local)]
public sealed record RevenueBooked(string OrderId, decimal Amount);

/// <summary>The money could not be put into the books.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Reason">The error that ended it.</param>
[Event(Domain = "payments", Service = "books", Category = EventCategory.Operational)]
public sealed record BookingFailed(string OrderId, string Reason);
