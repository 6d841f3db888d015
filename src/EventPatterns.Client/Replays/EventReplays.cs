using EventPatterns.Client.Aws;

namespace EventPatterns.Client.Replays;

/// <summary>
/// Replays archived events. Leave ten minutes after the last event before starting: the archive is complete only then
/// (docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html). Safe for use by several threads.
/// </summary>
/// <param name="connection">How to reach EventBridge; default: as the AWS SDK finds it.</param>
public sealed class EventReplays(AwsConnection? connection = null) : IDisposable
{
    private readonly EventBridgeCalls _calls = new(connection ?? new());

    /// <summary>Starts a replay.</summary>
    /// <exception cref="ArgumentException">The replay would end before it begins.</exception>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">EventBridge refused: the name was used before, or the bus is not the archive's.</exception>
    public Task StartAsync(ReplayRequest replay, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(replay);
        if (replay.To <= replay.From) throw new ArgumentException($"To: expected an instant after {replay.From:O}; found {replay.To:O}.", nameof(replay));
        return _calls.StartReplay(replay, cancellation);
    }

    /// <summary>How far a replay has come.</summary>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">There is no such replay.</exception>
    public Task<ReplayStatus> DescribeAsync(string name, CancellationToken cancellation = default) => _calls.DescribeReplay(name, cancellation);

    /// <summary>Ends a replay that is starting or running.</summary>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">There is no such replay, or it has ended.</exception>
    public Task CancelAsync(string name, CancellationToken cancellation = default) => _calls.CancelReplay(name, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();
}
