using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Reports.Flows;

/// <summary>One execution that waited for task tokens, and what happened elsewhere because of it.</summary>
/// <param name="Execution">The execution's ARN.</param>
/// <param name="Lanes">The stacks that took part, the workflow's own first.</param>
/// <param name="Marks">What happened, in order.</param>
/// <param name="Tokens">The tokens that came back.</param>
internal sealed record Flow(string Execution, IReadOnlyList<string> Lanes, IReadOnlyList<FlowMark> Marks, IReadOnlyList<FlowToken> Tokens);

/// <summary>Something that happened in a flow.</summary>
/// <param name="Moment">The moment.</param>
/// <param name="Lane">The stack in which it did.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Label">What it is called.</param>
internal sealed record FlowMark(Moment Moment, string Lane, FlowMarkKind Kind, string Label);

/// <summary>A token from where it was handed out to where it was returned.</summary>
/// <param name="Out">The state that waits.</param>
/// <param name="Back">The call that returned the token.</param>
internal sealed record FlowToken(Moment Out, Moment Back)
{
    /// <summary>Whether the state succeeded by it.</summary>
    public bool Succeeded => Back.What.EndsWith("Success", StringComparison.Ordinal);
}

/// <summary>What kind of thing happened in a flow.</summary>
internal enum FlowMarkKind
{
    /// <summary>The workflow entered a state.</summary>
    State,

    /// <summary>It entered one that only a failure leads to.</summary>
    Compensation,

    /// <summary>An event arrived on a bus.</summary>
    Event,

    /// <summary>Another workflow started or ended.</summary>
    Workflow,

    /// <summary>A token was returned.</summary>
    Token,
}
