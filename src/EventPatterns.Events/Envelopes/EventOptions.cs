namespace EventPatterns.Events;

/// <summary>What a publisher may say of a new event beside its payload.</summary>
public sealed record EventOptions
{
    /// <summary>The event that caused this one: its transaction is carried on. Default: none.</summary>
    public EventMetadata? Cause { get; init; }

    /// <summary>The business transaction; default: the cause's, else the new event's own id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When it happened; default: now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>From when on nobody should handle it; default: after the contract's time to live, else never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A number that rises with each event of one entity; default: none.</summary>
    public long? Sequence { get; init; }

    /// <summary>The request that a reply answers; default: none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The task token to carry or to return; default: none. It must not leave the domain.</summary>
    public string? TaskToken { get; init; }

    /// <summary>Options for a reply: caused by the request, and carrying its request id or task token back.</summary>
    public static EventOptions ReplyTo(EventMetadata request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new() { Cause = request, RequestId = request.RequestId, TaskToken = request.TaskToken };
    }
}
