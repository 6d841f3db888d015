using System.Text.Json.Serialization;

namespace EventPatterns.Events.Tests;

[Event(Domain = "orders", Service = "checkout", TimeToLive = "P1D")]
public sealed record OrderPlaced(
    string OrderId,
    decimal Total,
    Channel Channel,
    Customer Customer,
    IReadOnlyList<Line> Lines,
    [property: JsonPropertyName("promo_code")] string? PromoCode = null,
    DateTimeOffset? DeliverBy = null);

public sealed record Customer(Guid Id, int? LoyaltyPoints, IReadOnlyDictionary<string, string>? Labels = null);

public sealed record Line(string Sku, int Quantity, IReadOnlyList<string> Tags)
{
    [JsonIgnore]
    public bool Many => Quantity > 1;
}

public enum Channel
{
    Web,
    CallCentre,
}

[Event(Domain = "payments", Service = "cards", Version = 2, Category = EventCategory.Local, Name = "PaymentTaken")]
public sealed record PaymentTakenV2(string PaymentId);

public static class Example
{
    public static OrderPlaced Order { get; } = new(
        "o-1",
        12.50m,
        Channel.CallCentre,
        new Customer(Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"), null),
        [new Line("sku-1", 2, ["gift"])]);
}
