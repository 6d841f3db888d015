using Amazon.CDK;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>How a <see cref="RequestStep"/> is made.</summary>
public sealed record RequestStepProps
{
    /// <summary>What is asked, and which events answer.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The request, an event of the conversation's contract.</summary>
    public required WorkflowEvent Request { get; init; }

    /// <summary>
    /// How long the answer may take, in all: a second to a year, and no longer than the workflow's <see cref="Cancellation.Deadline"/>.
    /// The request expires then.
    /// </summary>
    public required Duration Timeout { get; init; }

    /// <summary>
    /// How long the participant may be silent: a second or more, and shorter than <see cref="Timeout"/>. For a conversation
    /// without signs of progress it is the time that counts.
    /// </summary>
    public required Duration Heartbeat { get; init; }

    /// <summary>Who brings the reply back; its conversations must include this one. Default: the <see cref="Workflow"/>'s router.</summary>
    public ReplyRouter? Replies { get; init; }

    /// <summary>How the step is undone, where it is a <see cref="Workflow"/>'s own and its token is not in the event. Default: not at all.</summary>
    public Compensation? Compensation { get; init; }

    /// <summary>Where the reply's payload goes in the state's input: a JSON path, or <c>JsonPath.DISCARD</c>. Default: in place of the input.</summary>
    public string? ResultPath { get; init; }
}
