using Amazon.DynamoDBv2;
using EventPatterns.Events;

namespace EventPatterns.Client.Consuming;

/// <summary>
/// Handles each event once, whoever delivers it again: EventBridge and its replays promise at least once
/// (docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html). What was handled stands in a DynamoDB
/// table, in the format of the CDK's <c>EventConsumer</c>. Safe for use by several threads.
/// </summary>
/// <param name="dynamo">The client of DynamoDB; the inbox does not dispose of it.</param>
/// <param name="table">The table: its partition key is the string <c>pk</c>, its time-to-live attribute <c>forgetAt</c>.</param>
/// <param name="options">How events are remembered; default: for 30 days.</param>
public sealed class EventInbox(IAmazonDynamoDB dynamo, string table, InboxOptions? options = null)
{
    private readonly InboxOptions _options = options ?? new();
    private readonly EventClaims _claims = new(dynamo, table);

    /// <summary>Checks the event against its contract, and hands it to the handler unless it is expired or was handled before.</summary>
    /// <param name="json">The whole event, as EventBridge delivers it.</param>
    /// <param name="handler">
    /// Does the work. Where it throws, the event is free again for the next delivery. Where the process dies after the
    /// work was done, the event is handled again: let the work itself be repeatable.
    /// </param>
    /// <param name="cancellation">Ends the handling.</param>
    /// <returns>What became of the event; on <see cref="HandlingOutcome.InProgressElsewhere"/>, have it delivered again later.</returns>
    /// <exception cref="EventFormatException">The text is no event of the contract.</exception>
    /// <exception cref="AggregateException">The handler failed, and so did the table when the claim was to be given back.</exception>
    /// <exception cref="LeaseLostException">The handler took longer than the lease, and another run took the event over.</exception>
    public async Task<HandlingOutcome> HandleAsync<T>(string json, Func<EventEnvelope<T>, CancellationToken, Task> handler, CancellationToken cancellation = default)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(handler);
        var envelope = EventEnvelope.Parse<T>(json);
        if (envelope.Metadata.IsExpired(_options.Time)) return HandlingOutcome.Expired;

        var now = _options.Time.GetUtcNow();
        var claim = new EventClaim(envelope.Metadata.EventId, EventEnvelope.NewId(now));
        var standing = await _claims.Take(claim, now, now + _options.Lease, now + _options.Window, cancellation).ConfigureAwait(false);
        if (standing is { } outcome) return outcome;

        await Run(claim, () => handler(envelope, cancellation)).ConfigureAwait(false);
        if (!await _claims.Complete(claim).ConfigureAwait(false)) throw new LeaseLostException(claim.EventId, _options.Lease);
        return HandlingOutcome.Handled;
    }

    private async Task Run(EventClaim claim, Func<Task> handle)
    {
        try
        {
            await handle().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await Release(claim, failure).ConfigureAwait(false);
            throw;
        }
    }

    private async Task Release(EventClaim claim, Exception failure)
    {
        try
        {
            await _claims.Release(claim).ConfigureAwait(false);
        }
        catch (Exception second)
        {
            throw new AggregateException($"Event {claim.EventId}: its handler failed, and then its claim could not be given back. It is free again when the lease of {_options.Lease} ends.", failure, second);
        }
    }
}

/// <summary>What became of an event.</summary>
public enum HandlingOutcome
{
    /// <summary>The handler did its work.</summary>
    Handled,

    /// <summary>It was handled before; the handler did not run.</summary>
    AlreadyHandled,

    /// <summary>Another run has it in hand; the handler did not run. Have the event delivered again later.</summary>
    InProgressElsewhere,

    /// <summary>It came after its <c>expiresAt</c>; the handler did not run.</summary>
    Expired,
}

/// <summary>A handler outlived its lease, and another run took the event over: the work may have been done twice.</summary>
public sealed class LeaseLostException : Exception
{
    internal LeaseLostException(string eventId, TimeSpan lease)
        : base($"Event {eventId}: its handler took longer than the lease of {lease}, and another run took the event over. Raise InboxOptions.Lease above the handler's timeout.") =>
        EventId = eventId;

    /// <summary>The event.</summary>
    public string EventId { get; }
}
