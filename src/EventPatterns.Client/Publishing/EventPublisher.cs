using Amazon.Runtime;
using EventPatterns.Client.Aws;
using EventPatterns.Events;

namespace EventPatterns.Client.Publishing;

/// <summary>Publishes events on a bus. Safe for use by several threads.</summary>
public sealed class EventPublisher : IDisposable
{
    private readonly string _bus;
    private readonly PublisherOptions _options;
    private readonly EventBridgeCalls _calls;

    /// <summary>A publisher on a bus.</summary>
    /// <param name="bus">The bus's name or ARN; <c>default</c> is the account's own.</param>
    /// <param name="connection">How to reach EventBridge; default: as the AWS SDK finds it.</param>
    /// <param name="options">How refused entries are offered again; default: five times in all.</param>
    public EventPublisher(string bus, AwsConnection? connection = null, PublisherOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(bus);
        _bus = bus;
        _options = options ?? new();
        _calls = new(connection ?? new());
    }

    /// <summary>Publishes one event.</summary>
    /// <exception cref="EventNotPublishedException">EventBridge did not take it, after all tries.</exception>
    public async Task PublishAsync<T>(EventEnvelope<T> envelope, CancellationToken cancellation = default) where T : notnull
    {
        var results = await PublishAsync([OutgoingEvent.Of(envelope)], cancellation).ConfigureAwait(false);
        if (results[0].Error is { } error) throw new EventNotPublishedException(results[0].Event, error);
    }

    /// <summary>
    /// Publishes events in their order, as many to a request as fit: 10 entries and 1 MiB. Entries that EventBridge
    /// refuses for now are offered again before later ones are sent. When a whole request fails, what comes after it is
    /// not sent. (EventBridge itself promises no order of delivery.)
    /// </summary>
    /// <returns>What became of each event, in the order given.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; some of the events may have been published.</exception>
    public async Task<IReadOnlyList<PublishResult>> PublishAsync(IReadOnlyList<OutgoingEvent> events, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        var results = events.Select(e => new PublishResult(e, null, TooLarge(e))).ToArray();
        var sendable = Enumerable.Range(0, events.Count).Where(place => results[place].Error is null).ToList();
        foreach (var batch in Batches.Of(events, sendable))
        {
            if (await Send(batch, results, cancellation).ConfigureAwait(false) is not { } failure) continue;
            foreach (var unsent in sendable.Where(place => place > batch[^1])) results[unsent] = results[unsent] with { Error = failure };
            break;
        }
        return results;
    }

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();

    private async Task<PublishError?> Send(IReadOnlyList<int> batch, PublishResult[] results, CancellationToken cancellation)
    {
        for (var attempt = 1; batch.Count > 0; attempt++)
        {
            try
            {
                var answers = await _calls.PutEvents(_bus, [.. batch.Select(place => results[place].Event)], cancellation).ConfigureAwait(false);
                foreach (var (place, answer) in batch.Zip(answers)) results[place] = answer;
            }
            catch (Exception exception) when (exception is AmazonServiceException or AmazonClientException or HttpRequestException)
            {
                foreach (var place in batch) results[place] = results[place] with { Error = Error(exception) };
                return Error(exception);
            }
            if (attempt == _options.MaxAttempts) return null;
            batch = [.. batch.Where(place => results[place].Error is { IsRetryable: true })];
            if (batch.Count > 0) await Task.Delay(_options.DelayAfter(attempt), _options.Time, cancellation).ConfigureAwait(false);
        }
        return null;
    }

    private static PublishError Error(Exception exception) =>
        new((exception as AmazonServiceException)?.ErrorCode is { Length: > 0 } code ? code : exception.GetType().Name, exception.Message);

    private static PublishError? TooLarge(OutgoingEvent e) => e.Size <= Batches.MostBytes
        ? null
        : new(PublishError.TooLarge, $"The event has {e.Size} bytes; a request takes {Batches.MostBytes}. Put large data elsewhere, and its place into the event.");
}
