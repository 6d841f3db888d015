namespace EventPatterns.Events;

/// <summary>A record declares no event, or a wrong one. The message names the record and every wrong member.</summary>
public sealed class EventContractException : Exception
{
    internal EventContractException(Type type, IReadOnlyList<string> problems)
        : base($"{type} declares no valid event.{string.Concat(problems.Select(problem => $"\n  {problem}"))}")
    {
        Type = type;
        Problems = problems;
    }

    /// <summary>The record.</summary>
    public Type Type { get; }

    /// <summary>One sentence for each problem: the member, what was expected, what was found.</summary>
    public IReadOnlyList<string> Problems { get; }
}
