using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// Brings replies back to the steps that wait for them. A task token works in its own account alone, so participants reply
/// with events, and the router returns the token: success, failure, heartbeat. A reply is honoured once. One that is forged,
/// late or repeated changes nothing, and is told of with <see cref="ReplyRefused"/>. One for a bus, in the stack of its
/// workflows: two would refuse each other's replies.
/// </summary>
public sealed class ReplyRouter : Construct
{
    /// <summary>Makes the router, and the table of the claims that its steps leave.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public ReplyRouter(Construct scope, string id, ReplyRouterProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (props.Conversations.Count == 0) throw new ArgumentException($"{Node.Path}: ReplyRouterProps.Conversations: expected one or more; found none.");
        CheckRoles(props.Conversations);
        EventBus = props.EventBus;
        Conversations = props.Conversations;
        Claims = new ClaimTable(this, "Claims", EventBus, [.. Conversations.Where(c => c.Carrier == TokenCarrier.ClaimCheck).Select(c => c.Request).Distinct()], props.RemovalPolicy);
        Replies = new EventConsumer(this, "Replies", new EventConsumerProps
        {
            EventBus = EventBus,
            Events = [.. Patterns(props.Conversations)],
            Handler = EventHandling.ByStates(context => new ReplyStates(context, this, props.OperationalBus ?? EventBus).Define()),
            OperationalBus = props.OperationalBus,
            MaxAttempts = props.MaxAttempts,
            RemovalPolicy = props.RemovalPolicy,
        });
    }

    /// <summary>The bus that requests go out on, and replies come in on.</summary>
    public IEventBus EventBus { get; }

    /// <summary>What may be asked and answered.</summary>
    public IReadOnlyList<Conversation> Conversations { get; }

    /// <summary>The tokens of the steps that wait, and the outbox of their requests.</summary>
    public ClaimTable Claims { get; }

    /// <summary>Takes the replies.</summary>
    public EventConsumer Replies { get; }

    /// <summary>
    /// Lets the router return the tokens of a state machine, and lets the state machine publish the requests that carry their
    /// token themselves. A <see cref="Workflow"/> and a <see cref="Participant"/> ask for it themselves; a state machine of yours with <see cref="RequestStep"/>s needs it.
    /// </summary>
    public void Serve(StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ServesOther = true;
        Return(machine);
    }

    /// <summary>Whether it serves a state machine that is no workflow's or participant's.</summary>
    internal bool ServesOther { get; private set; }

    internal void Return(StateMachine machine)
    {
        machine.GrantTaskResponse(Replies.Workflow!);
        var carrying = Conversations.Where(c => c.Carrier == TokenCarrier.InEvent).Select(c => c.Request).Distinct().ToArray();
        if (carrying.Length > 0) EventBus.GrantPublish(machine, carrying);
    }

    // The router knows by a reply's name what to do with it.
    private void CheckRoles(IReadOnlyList<Conversation> conversations)
    {
        var roles = conversations.SelectMany(conversation => new[] { (conversation.Completed, "completes"), (conversation.Failed, "fails"), (conversation.InProgress!, "is a sign of") }
            .Where(reply => reply.Item1 is not null)
            .Select(reply => (Contract: reply.Item1, Role: reply.Item2, Of: conversation)));
        foreach (var reply in roles.GroupBy(reply => (Conversation.NameOf(reply.Contract), reply.Of.Carrier)))
        {
            if (reply.DistinctBy(use => use.Role).ToArray() is not [var one, var other, ..]) continue;
            throw new ArgumentException($"{Node.Path}: ReplyRouterProps.Conversations: expected a reply to mean one thing; found {one.Contract}, which {one.Role} {one.Of.Request} and {other.Role} {other.Of.Request}. Give each conversation replies of its own.");
        }
    }

    private static IEnumerable<ContractPattern> Patterns(IReadOnlyList<Conversation> conversations) => conversations
        .SelectMany(conversation => new[] { conversation.Completions, conversation.Failures, conversation.Signs }.OfType<ContractPattern>().Select(pattern => (pattern, conversation.Carrier)))
        .DistinctBy(reply => (reply.pattern.Contract, reply.Carrier))
        .Select(reply => reply.pattern);
}
