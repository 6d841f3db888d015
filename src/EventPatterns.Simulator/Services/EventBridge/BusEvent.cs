using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.EventBridge;

/// <summary>An event as a bus holds it.</summary>
internal sealed record BusEvent
{
    private JsonMap? _json;
    private byte[]? _utf8;
    private JsonString? _text;

    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string DetailType { get; init; }

    public required Json Detail { get; init; }

    /// <summary>When it happened, to the second, as the bus keeps it.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The account and region that published it; a forward to another bus keeps the account.</summary>
    public required Place Place { get; init; }

    public JsonList Resources { get; init; } = JsonList.Empty;

    /// <summary>Set on a replayed event, at the top level (fact 7).</summary>
    public string? ReplayName { get; init; }

    /// <summary>Whether it came from another bus: it can't be routed on to a third (UG/eb-bus-to-bus.html).</summary>
    public bool Forwarded { get; init; }

    /// <summary>What brought it to the bus.</summary>
    public required Moment Cause { get; init; }

    /// <summary>The event as targets see it.</summary>
    public JsonMap Json => _json ??= ToJson();

    /// <summary>The event as the matcher reads it.</summary>
    public byte[] Utf8 => _utf8 ??= Json.ToUtf8();

    /// <summary>The event as a queue or a topic gets it.</summary>
    public JsonString Text => _text ??= JsonString.Of(Json);

    /// <summary>The same event with another cause, of which its JSON tells nothing.</summary>
    public BusEvent Because(Moment cause) => this with { Cause = cause, _json = _json, _utf8 = _utf8, _text = _text };

    /// <summary>The same event at another stage: its JSON is built anew.</summary>
    private BusEvent(BusEvent original)
    {
        Id = original.Id;
        Source = original.Source;
        DetailType = original.DetailType;
        Detail = original.Detail;
        Time = original.Time;
        Place = original.Place;
        Resources = original.Resources;
        ReplayName = original.ReplayName;
        Forwarded = original.Forwarded;
        Cause = original.Cause;
    }

    private JsonMap ToJson() => new JsonMapBuilder(10)
        .Set("version", "0")
        .Set("id", Id)
        .Set("detail-type", DetailType)
        .Set("source", Source)
        .Set("account", Place.Account)
        .Set("time", Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
        .Set("region", Place.Region)
        .SetIf("replay-name", ReplayName is null ? null : (Json)ReplayName)
        .Set("resources", Resources)
        .Set("detail", Detail)
        .Build();
}
