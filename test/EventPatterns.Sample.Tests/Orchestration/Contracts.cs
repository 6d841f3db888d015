using EventPatterns.Cdk.Orchestration;
using EventPatterns.Events;

namespace EventPatterns.Sample.Tests.Orchestration;

[Event(Domain = "orders", Service = "checkout")]
public sealed record OrderPlaced(string OrderId, string How);

[Event(Domain = "orders", Service = "checkout")]
public sealed record OrderCompleted(string OrderId, string Receipt);

[Event(Domain = "orders", Service = "checkout")]
public sealed record OrderCancelled(string OrderId, string Why);

[Event(Domain = "orders", Service = "checkout")]
public sealed record CancellationRequested(string OrderId);

[Event(Domain = "orders", Service = "checkout")]
public sealed record PaymentRequested(string OrderId, string How);

[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentTaken(string OrderId, string Receipt);

[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentDeclined(string OrderId, string Reason);

[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentPending(string OrderId);

[Event(Domain = "orders", Service = "checkout")]
public sealed record RefundRequested(string OrderId);

[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentRefunded(string OrderId);

[Event(Domain = "payments", Service = "cards")]
public sealed record RefundFailed(string OrderId);

[Event(Domain = "orders", Service = "checkout")]
public sealed record PointsRequested(string OrderId, string How);

[Event(Domain = "loyalty", Service = "points")]
public sealed record PointsEarned(string OrderId);

[Event(Domain = "loyalty", Service = "points")]
public sealed record PointsRefused(string OrderId, string Reason);

[Event(Domain = "orders", Service = "checkout")]
public sealed record PointsReturnRequested(string OrderId);

[Event(Domain = "loyalty", Service = "points")]
public sealed record PointsReturned(string OrderId);

[Event(Domain = "loyalty", Service = "points")]
public sealed record PointsReturnRefused(string OrderId);

[Event(Domain = "orders", Service = "checkout", Category = EventCategory.Local)]
public sealed record ApprovalRequested(string OrderId);

[Event(Domain = "orders", Service = "backoffice", Category = EventCategory.Local)]
public sealed record OrderApproved(string OrderId);

[Event(Domain = "orders", Service = "backoffice", Category = EventCategory.Local)]
public sealed record OrderRejected(string OrderId);

/// <summary>What the domains have agreed on.</summary>
internal static class Conversations
{
    public static Conversation Payment { get; } = Conversation.Of<PaymentRequested, PaymentTaken, PaymentDeclined>().WithProgress<PaymentPending>();

    public static Conversation Refund { get; } = Conversation.Of<RefundRequested, PaymentRefunded, RefundFailed>();

    public static Conversation Points { get; } = Conversation.Of<PointsRequested, PointsEarned, PointsRefused>();

    public static Conversation PointsReturn { get; } = Conversation.Of<PointsReturnRequested, PointsReturned, PointsReturnRefused>();

    /// <summary>A person decides, inside the domain: the token is in the event.</summary>
    public static Conversation Approval { get; } = Conversation.Of<ApprovalRequested, OrderApproved, OrderRejected>().WithTokenInEvent();

    public static IReadOnlyList<Conversation> All { get; } = [Payment, Refund, Points, PointsReturn, Approval];
}
