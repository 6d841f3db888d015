namespace EventPatterns.Events;

/// <summary>A JSON text is not the event that its contract declares. The message names every fault.</summary>
public sealed class EventFormatException : FormatException
{
    internal EventFormatException(EventContract contract, IReadOnlyList<EventFault> faults)
        : base($"The text is no event of {contract}.{string.Concat(faults.Select(fault => $"\n  {fault}"))}")
    {
        Contract = contract;
        Faults = faults;
    }

    /// <summary>The contract that the text breaks.</summary>
    public EventContract Contract { get; }

    /// <summary>Every fault, from the event's root down.</summary>
    public IReadOnlyList<EventFault> Faults { get; }
}
