using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>An event that a workflow publishes: its contract, and where its payload comes from.</summary>
public sealed record WorkflowEvent
{
    private WorkflowEvent(EventContract contract, IReadOnlyDictionary<string, object> data) => (Contract, Data) = (contract, data);

    /// <summary>The event's contract.</summary>
    public EventContract Contract { get; }

    internal IReadOnlyDictionary<string, object> Data { get; }

    /// <summary>An event of the record's contract.</summary>
    /// <typeparam name="T">The record that declares the event.</typeparam>
    /// <param name="data">Sets the payload's members.</param>
    /// <exception cref="ArgumentException">A member that the contract requires is not set.</exception>
    public static WorkflowEvent Of<T>(Action<Payload<T>> data) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(data);
        var payload = new Payload<T>();
        data(payload);
        return new(EventContract.Of<T>(), payload.Build());
    }

    /// <summary>The event, where it is of the contract that is wanted.</summary>
    /// <exception cref="ArgumentException">It is of another.</exception>
    internal WorkflowEvent Of(EventContract wanted, string where) => Contract == wanted
        ? this
        : throw new ArgumentException($"{where}: expected an event of {wanted}; found {Contract}.");
}
