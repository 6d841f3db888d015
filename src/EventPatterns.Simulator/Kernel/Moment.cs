using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Kernel;

/// <summary>One thing that happened in a simulation, and what caused it.</summary>
public sealed class Moment
{
    internal Moment(int id, Moment? cause, DateTimeOffset at, MomentKind kind, string subject, string what)
    {
        Id = id;
        Cause = cause;
        At = at;
        Kind = kind;
        Subject = subject;
        What = what;
    }

    /// <summary>Its number, from 1, in the order of happening.</summary>
    public int Id { get; }

    /// <summary>What brought it about; null for what the test or the clock began.</summary>
    public Moment? Cause { get; }

    /// <summary>The virtual time.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What kind of thing it was.</summary>
    public MomentKind Kind { get; }

    /// <summary>The ARN of what it concerned, or the URL.</summary>
    public string Subject { get; }

    /// <summary>What happened, in a word or two: <c>events:PutEvents</c>, <c>OrderPlaced</c>, the name of a state.</summary>
    public string What { get; }

    /// <summary>Who called, where it is a call.</summary>
    public Principal? By { get; internal init; }

    /// <summary>What was asked, sent or handed in.</summary>
    public Json? Request { get; internal init; }

    /// <summary>What came back, once it did.</summary>
    public Answer? Answer { get; internal set; }

    /// <summary>Whether an event or message was given up here, and no dead-letter queue has it.</summary>
    public bool Lost { get; internal set; }

    /// <summary>What a person should know about it: a fault, a refusal with the missing permission.</summary>
    public string? Note { get; internal set; }
}

/// <summary>The kinds of things that happen.</summary>
public enum MomentKind
{
    /// <summary>The scenario or the test did something.</summary>
    Step,

    /// <summary>A call of an AWS API through the door.</summary>
    Call,

    /// <summary>An event arrived on a bus.</summary>
    Event,

    /// <summary>A rule, pipe, subscription or schedule sets out to deliver.</summary>
    Delivery,

    /// <summary>A workflow started, ended or entered a state.</summary>
    Workflow,

    /// <summary>A request went to an HTTP endpoint.</summary>
    Http,

    /// <summary>A fault of the plan struck.</summary>
    Fault,
}
