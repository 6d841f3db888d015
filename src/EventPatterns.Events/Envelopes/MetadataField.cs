namespace EventPatterns.Events;

/// <summary>The names of the members of <c>detail.metadata</c>, as patterns and templates spell them.</summary>
public static class MetadataField
{
    /// <summary>The idempotency key.</summary>
    public const string EventId = "eventId";

    /// <summary>The version of the contract.</summary>
    public const string SchemaVersion = "schemaVersion";

    /// <summary>The domain that published the event.</summary>
    public const string Domain = "domain";

    /// <summary>The service that published the event.</summary>
    public const string Service = "service";

    /// <summary>How far the event may travel.</summary>
    public const string Category = "category";

    /// <summary>The business transaction.</summary>
    public const string CorrelationId = "correlationId";

    /// <summary>The event that caused this one.</summary>
    public const string CausationId = "causationId";

    /// <summary>When it happened.</summary>
    public const string OccurredAt = "occurredAt";

    /// <summary>From when on nobody should handle it.</summary>
    public const string ExpiresAt = "expiresAt";

    /// <summary>How often it has been held and offered again.</summary>
    public const string Attempt = "attempt";

    /// <summary>The number that the ordering guard compares.</summary>
    public const string Sequence = "sequence";

    /// <summary>The request that a reply answers.</summary>
    public const string RequestId = "requestId";

    /// <summary>The task token that a reply returns.</summary>
    public const string TaskToken = "taskToken";
}
