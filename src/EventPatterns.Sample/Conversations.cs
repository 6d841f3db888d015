using EventPatterns.Cdk.Orchestration;
using EventPatterns.Sample.Loyalty;
using EventPatterns.Sample.Orders;
using EventPatterns.Sample.Payments;
using EventPatterns.Sample.Shipping;

namespace EventPatterns.Sample;

/// <summary>What orders asks of the other domains, and how they answer.</summary>
internal static class Conversations
{
    public static Conversation Payment { get; } = Conversation.Of<PaymentRequested, PaymentTaken, PaymentDeclined>().WithProgress<PaymentPending>();

    public static Conversation Refund { get; } = Conversation.Of<RefundRequested, PaymentRefunded, RefundFailed>();

    public static Conversation Points { get; } = Conversation.Of<PointsRequested, PointsEarned, PointsRefused>();

    public static Conversation PointsReturn { get; } = Conversation.Of<PointsReturnRequested, PointsReturned, PointsReturnRefused>();

    public static Conversation Parcel { get; } = Conversation.Of<ParcelRequested, ParcelBooked, ParcelRefused>();

    public static Conversation Recall { get; } = Conversation.Of<ParcelRecallRequested, ParcelRecalled, RecallFailed>();

    public static IReadOnlyList<Conversation> All { get; } = [Payment, Refund, Points, PointsReturn, Parcel, Recall];
}
