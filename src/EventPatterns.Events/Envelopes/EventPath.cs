namespace EventPatterns.Events;

/// <summary>Where the parts of an event stand: JSON paths from the event's root, as Step Functions and EventBridge write them.</summary>
public static class EventPath
{
    /// <summary>What the event says about itself.</summary>
    public const string Metadata = "$.detail.metadata";

    /// <summary>The payload.</summary>
    public const string Data = "$.detail.data";

    /// <inheritdoc cref="MetadataField.EventId"/>
    public const string EventId = $"{Metadata}.{MetadataField.EventId}";

    /// <inheritdoc cref="MetadataField.SchemaVersion"/>
    public const string SchemaVersion = $"{Metadata}.{MetadataField.SchemaVersion}";

    /// <inheritdoc cref="MetadataField.Domain"/>
    public const string Domain = $"{Metadata}.{MetadataField.Domain}";

    /// <inheritdoc cref="MetadataField.Service"/>
    public const string Service = $"{Metadata}.{MetadataField.Service}";

    /// <inheritdoc cref="MetadataField.Category"/>
    public const string Category = $"{Metadata}.{MetadataField.Category}";

    /// <inheritdoc cref="MetadataField.CorrelationId"/>
    public const string CorrelationId = $"{Metadata}.{MetadataField.CorrelationId}";

    /// <inheritdoc cref="MetadataField.CausationId"/>
    public const string CausationId = $"{Metadata}.{MetadataField.CausationId}";

    /// <inheritdoc cref="MetadataField.OccurredAt"/>
    public const string OccurredAt = $"{Metadata}.{MetadataField.OccurredAt}";

    /// <inheritdoc cref="MetadataField.ExpiresAt"/>
    public const string ExpiresAt = $"{Metadata}.{MetadataField.ExpiresAt}";

    /// <inheritdoc cref="MetadataField.Attempt"/>
    public const string Attempt = $"{Metadata}.{MetadataField.Attempt}";

    /// <inheritdoc cref="MetadataField.Sequence"/>
    public const string Sequence = $"{Metadata}.{MetadataField.Sequence}";

    /// <inheritdoc cref="MetadataField.RequestId"/>
    public const string RequestId = $"{Metadata}.{MetadataField.RequestId}";

    /// <inheritdoc cref="MetadataField.TaskToken"/>
    public const string TaskToken = $"{Metadata}.{MetadataField.TaskToken}";
}
