namespace EventPatterns.Cdk.Orchestration;

/// <summary>Where the task token of a step is while the step waits for its reply.</summary>
public enum TokenCarrier
{
    /// <summary>In the orchestrator's own table; an opaque <c>requestId</c> travels instead. The default, and the only one across domains.</summary>
    ClaimCheck,

    /// <summary>In the event's <c>taskToken</c>, and back in the reply's. Inside one domain only, in events of the category <c>Local</c>: a token works only in its own account.</summary>
    InEvent,
}
