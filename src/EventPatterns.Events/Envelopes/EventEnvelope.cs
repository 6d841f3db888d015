namespace EventPatterns.Events;

/// <summary>Makes and reads events.</summary>
public static partial class EventEnvelope
{
    /// <summary>A new event.</summary>
    /// <param name="data">The payload.</param>
    /// <param name="options">What else to say of it, such as its cause.</param>
    /// <param name="time">Tells the time; default <see cref="TimeProvider.System"/>.</param>
    /// <param name="newId">Makes an id for an instant; default <see cref="NewId"/>.</param>
    /// <exception cref="EventContractException"><typeparamref name="T"/> declares no valid event.</exception>
    public static EventEnvelope<T> Create<T>(T data, EventOptions? options = null, TimeProvider? time = null, Func<DateTimeOffset, string>? newId = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(data);
        var contract = EventContract.Of<T>();
        options ??= new EventOptions();
        var now = (time ?? TimeProvider.System).GetUtcNow();
        var metadata = Describe(contract, options, (newId ?? NewId)(now), options.OccurredAt ?? now);
        return new(contract.Source, contract.DetailType, new(metadata, data));
    }

    /// <summary>A new id for an event: a ULID, whose text begins with the instant and so sorts by time.</summary>
    public static string NewId(DateTimeOffset at) => Ulid.NewUlid(at).ToString();

    private static EventMetadata Describe(EventContract contract, EventOptions options, string id, DateTimeOffset occurredAt) => new()
    {
        EventId = id,
        SchemaVersion = contract.SchemaVersion,
        Domain = contract.Domain,
        Service = contract.Service,
        Category = contract.Category,
        CorrelationId = options.CorrelationId ?? options.Cause?.CorrelationId ?? id,
        CausationId = options.Cause?.EventId,
        OccurredAt = occurredAt,
        ExpiresAt = options.ExpiresAt ?? occurredAt + contract.TimeToLive,
        Sequence = options.Sequence,
        RequestId = options.RequestId,
        TaskToken = options.TaskToken,
    };
}
