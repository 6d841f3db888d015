using Amazon.DynamoDBv2;
using EventPatterns.Client.Publishing;
using EventPatterns.Events;
using EventPatterns.Events.Circuits;

namespace EventPatterns.Client.Circuits;

/// <summary>
/// Reads and steers circuit breakers. An order is an event on the breaker's bus; the breaker's operator workflow obeys it,
/// and one that does not fit the circuit's state changes nothing. Safe for use by several threads.
/// </summary>
/// <param name="bus">The name or ARN of the breaker's bus.</param>
/// <param name="connection">How to reach EventBridge; default: as the AWS SDK finds it.</param>
public sealed class CircuitOperator(string bus, AwsConnection? connection = null) : IDisposable
{
    private readonly EventPublisher _publisher = new(bus, connection);

    /// <summary>How a circuit stands.</summary>
    /// <param name="dynamo">The client of DynamoDB.</param>
    /// <param name="table">The name of the circuits' table.</param>
    /// <param name="circuit">The circuit's name.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="InvalidDataException">The item is no circuit's.</exception>
    public static async Task<CircuitStatus> StatusAsync(IAmazonDynamoDB dynamo, string table, string circuit, CancellationToken cancellation = default) =>
        CircuitStatus.Of(circuit, await TableItems.ReadAsync(dynamo, table, new Dictionary<string, string> { ["pk"] = circuit }, cancellation).ConfigureAwait(false));

    /// <summary>Holds the circuit open until it is released.</summary>
    /// <exception cref="EventNotPublishedException">EventBridge did not take the order.</exception>
    public Task IsolateAsync(string circuit, CancellationToken cancellation = default) => Order(new CircuitIsolationRequested(circuit), cancellation);

    /// <summary>Lets an isolated circuit recover: it is probed before it closes.</summary>
    /// <exception cref="EventNotPublishedException">EventBridge did not take the order.</exception>
    public Task ReleaseAsync(string circuit, CancellationToken cancellation = default) => Order(new CircuitReleaseRequested(circuit), cancellation);

    /// <summary>Replays what was held since a time once more. A circuit that is not closed refuses the order, into its operator's dead-letter queue.</summary>
    /// <exception cref="EventNotPublishedException">EventBridge did not take the order.</exception>
    public Task ReplayAsync(string circuit, DateTimeOffset since, CancellationToken cancellation = default) => Order(new CircuitReplayRequested(circuit, since), cancellation);

    /// <inheritdoc/>
    public void Dispose() => _publisher.Dispose();

    private Task Order<T>(T order, CancellationToken cancellation) where T : notnull => _publisher.PublishAsync(EventEnvelope.Create(order), cancellation);
}
