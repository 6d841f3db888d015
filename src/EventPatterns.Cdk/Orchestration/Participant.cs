using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// The other side of a <see cref="RequestStep"/>: takes the request, does the work in a Standard workflow of its own, and
/// replies with an event. It knows the conversation and nothing of who asks. A request that has expired is dropped; one that
/// comes twice is done once.
/// </summary>
public sealed class Participant : Construct
{
    // An execution ends as failed when its history has 25,000 events; the work and its reply need some, and retries do:
    // docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
    private const double EventsOfSigns = 20_000;
    private const double EventsOfASign = 9;

    /// <summary>Makes the participant.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public Participant(Construct scope, string id, ParticipantProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Check(props);
        var context = new WorkflowContext(this, "Steps", props.EventBus, WorkflowContext.ExecutionInput);
        Machine = new StateMachine(this, "Machine", new StateMachineProps
        {
            DefinitionBody = DefinitionBody.FromChainable(new ParticipantStates(Node.Path, context, props).Define()),
            RemovalPolicy = props.RemovalPolicy,
        });
        context.GrantTo(Machine);
        context.ServeTo(Machine);
        Requests = new EventConsumer(this, "Requests", new EventConsumerProps
        {
            EventBus = props.EventBus,
            Events = [props.Conversation.Requests],
            Handler = EventHandling.ByWorkflow(Machine),
            Expiry = new ExpiryGuard(),
            MaxAttempts = 10,
            RemovalPolicy = props.RemovalPolicy,
        });
    }

    /// <summary>Takes the requests.</summary>
    public EventConsumer Requests { get; }

    /// <summary>Does the work and replies.</summary>
    public StateMachine Machine { get; }

    private void Check(ParticipantProps props)
    {
        if (props.Conversation.InProgress is null != props.InProgress is null)
            throw Wrong(nameof(props.InProgress), "a sign of progress exactly where the conversation has one", props.InProgress is null ? "none" : "one");
        if (props.HeartbeatInterval.ToSeconds() < 10) throw Wrong($"{nameof(props.HeartbeatInterval)} (seconds)", "10 or more", $"{props.HeartbeatInterval.ToSeconds()}");
        if (props.Deadline.ToSeconds() is < 60 or > 31_536_000) throw Wrong($"{nameof(props.Deadline)} (seconds)", "60 to 31536000", $"{props.Deadline.ToSeconds()}");
        var shortest = Math.Ceiling(EventsOfASign * props.Deadline.ToSeconds() / EventsOfSigns);
        if (props.InProgress is not null && props.HeartbeatInterval.ToSeconds() < shortest)
            throw Wrong($"{nameof(props.HeartbeatInterval)} (seconds)", $"{shortest} or more for a Deadline of {props.Deadline.ToSeconds()} seconds, since the signs of one execution must fit in its history", $"{props.HeartbeatInterval.ToSeconds()}");
    }

    private ArgumentException Wrong(string prop, string expected, string found) =>
        new($"{Node.Path}: ParticipantProps.{prop}: expected {expected}; found {found}.");
}
