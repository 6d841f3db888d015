namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>The states of a circuit; the words are Polly's. In the table they are spelt as here.</summary>
public enum CircuitState
{
    /// <summary>The vendor is called.</summary>
    Closed,

    /// <summary>The vendor is not called; events are held.</summary>
    Open,

    /// <summary>The vendor is probed; events beyond the permits are held.</summary>
    HalfOpen,

    /// <summary>Held open by a person, until a person releases it.</summary>
    Isolated,
}
