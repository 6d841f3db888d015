using System.Text.Json.Serialization;

namespace EventPatterns.Events;

/// <summary>What every event says about itself: <c>detail.metadata</c>.</summary>
public sealed record EventMetadata
{
    /// <summary>
    /// The publisher's own id of the event, kept when it is forwarded or replayed: the idempotency key. (EventBridge's
    /// own <c>id</c> changes at every hop.) 1 to 128 characters; a ULID unless the publisher chose another.
    /// </summary>
    public required string EventId { get; init; }

    /// <summary>The version of the event's contract: <c>"1"</c>.</summary>
    public required string SchemaVersion { get; init; }

    /// <summary>The domain that published it.</summary>
    public required string Domain { get; init; }

    /// <summary>The service of the domain that published it.</summary>
    public required string Service { get; init; }

    /// <summary>How far the event may travel.</summary>
    public required EventCategory Category { get; init; }

    /// <summary>The business transaction that the event belongs to; the first event of one gives its own id.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The id of the event that caused this one; null where none did.</summary>
    public string? CausationId { get; init; }

    /// <summary>When it happened; kept in UTC and whole milliseconds.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset OccurredAt { get; init => field = InstantConverter.Round(value); }

    /// <summary>From when on nobody should handle it any more; kept in UTC and whole milliseconds. Null: never.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? ExpiresAt { get; init => field = value is { } instant ? InstantConverter.Round(instant) : null; }

    /// <summary>How often the event has been held and offered again; null at first, then 1 or more.</summary>
    public int? Attempt { get; init; }

    /// <summary>A number that rises with each event of one entity, for the ordering guard; null where order is of no matter.</summary>
    public long? Sequence { get; init; }

    /// <summary>The request that a reply answers (orchestration, claim check); else null.</summary>
    public string? RequestId { get; init; }

    /// <summary>The task token that a reply returns (orchestration inside one domain); else null.</summary>
    public string? TaskToken { get; init; }

    /// <summary>Whether the event is past handling at the instant; true from <see cref="ExpiresAt"/> itself on.</summary>
    public bool IsExpired(DateTimeOffset at) => at >= ExpiresAt;

    /// <summary>Whether the event is past handling now.</summary>
    /// <param name="time">Tells the time; default <see cref="TimeProvider.System"/>.</param>
    public bool IsExpired(TimeProvider? time = null) => IsExpired((time ?? TimeProvider.System).GetUtcNow());
}
