using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventPatterns.Events;

/// <summary>An event in its envelope: what a publisher decides of an EventBridge event.</summary>
/// <typeparam name="T">The record that carries the payload.</typeparam>
/// <param name="Source"><c>{domain}.{service}</c>.</param>
/// <param name="DetailType">The event's name.</param>
/// <param name="Detail">Metadata and payload.</param>
public sealed record EventEnvelope<T>(
    [property: JsonPropertyOrder(-2)] string Source,
    [property: JsonPropertyName("detail-type"), JsonPropertyOrder(-1)] string DetailType,
    EventDetail<T> Detail) where T : notnull
{
    /// <summary>What the event says about itself.</summary>
    [JsonIgnore]
    public EventMetadata Metadata => Detail.Metadata;

    /// <summary>The payload.</summary>
    [JsonIgnore]
    public T Data => Detail.Data;

    /// <summary>
    /// A new event that this one caused: it belongs to the same business transaction, and its <c>causationId</c> is
    /// this event's id.
    /// </summary>
    /// <param name="data">The payload of the new event.</param>
    /// <param name="options">What else to say of it; its own cause is replaced.</param>
    /// <param name="time">Tells the time; default <see cref="TimeProvider.System"/>.</param>
    /// <param name="newId">Makes an id for an instant; default <see cref="EventEnvelope.NewId"/>.</param>
    /// <exception cref="EventContractException"><typeparamref name="TNext"/> declares no valid event.</exception>
    public EventEnvelope<TNext> Causes<TNext>(TNext data, EventOptions? options = null, TimeProvider? time = null, Func<DateTimeOffset, string>? newId = null)
        where TNext : notnull =>
        EventEnvelope.Create(data, (options ?? new EventOptions()) with { Cause = Metadata }, time, newId);

    /// <summary>The <c>detail</c> alone as JSON: what PutEvents takes.</summary>
    public string ToDetailJson() => JsonSerializer.Serialize(Detail, EventJson.Options);

    /// <summary>The envelope as JSON: <c>source</c>, <c>detail-type</c> and <c>detail</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EventJson.Options);
}

/// <summary>The <c>detail</c> of an event.</summary>
/// <typeparam name="T">The record that carries the payload.</typeparam>
/// <param name="Metadata">What the event says about itself.</param>
/// <param name="Data">The payload: only what consumers need.</param>
public sealed record EventDetail<T>(EventMetadata Metadata, T Data) where T : notnull;
