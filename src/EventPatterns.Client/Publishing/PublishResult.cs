namespace EventPatterns.Client.Publishing;

/// <summary>What became of one event.</summary>
/// <param name="Event">The event.</param>
/// <param name="EventBridgeId">The id that EventBridge gave it; null where it was not taken. It is not the <c>eventId</c> of the metadata.</param>
/// <param name="Error">Why it was not taken; null where it was.</param>
public sealed record PublishResult(OutgoingEvent Event, string? EventBridgeId, PublishError? Error)
{
    /// <summary>Whether EventBridge took the event.</summary>
    public bool Published => Error is null;
}

/// <summary>Why an event was not published.</summary>
/// <param name="Code">AWS's name of the error, such as <c>ThrottlingException</c>, or <see cref="TooLarge"/>.</param>
/// <param name="Message">What AWS says of it.</param>
public sealed record PublishError(string Code, string Message)
{
    /// <summary>The event alone is larger than one request may be; it was not sent.</summary>
    public const string TooLarge = "EventTooLarge";

    // docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
    internal bool IsRetryable => Code is "InternalFailure" or "InternalException" or "ThrottlingException";
}

/// <summary>An event was not published, after all tries.</summary>
public sealed class EventNotPublishedException : Exception
{
    internal EventNotPublishedException(OutgoingEvent @event, PublishError error)
        : base($"{@event.DetailType} from {@event.Source} was not published. {error.Code}: {error.Message}")
    {
        Event = @event;
        Error = error;
    }

    /// <summary>The event.</summary>
    public OutgoingEvent Event { get; }

    /// <summary>Why.</summary>
    public PublishError Error { get; }
}
