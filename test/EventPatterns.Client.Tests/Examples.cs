using EventPatterns.Client.Publishing;
using EventPatterns.Events;

namespace EventPatterns.Client.Tests;

[Event(Domain = "orders", Service = "checkout", TimeToLive = "P1D")]
public sealed record OrderPlaced(string OrderId, decimal Total);

public static class Example
{
    public static EventEnvelope<OrderPlaced> Order(string id = "o-1", TimeProvider? time = null) =>
        EventEnvelope.Create(new OrderPlaced(id, 12.5m), time: time, newId: _ => $"event-{id}");

    public static OutgoingEvent OfSize(int bytes, string id = "o-1")
    {
        var empty = new OutgoingEvent("orders.checkout", "OrderPlaced", id);
        return empty with { Detail = id + new string('x', bytes - empty.Size) };
    }
}
