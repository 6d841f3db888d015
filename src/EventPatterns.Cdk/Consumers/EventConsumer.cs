using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.Pipes;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Buses;

namespace EventPatterns.Cdk.Consumers;

/// <summary>
/// The one way in: whatever reacts to an event. Rule, queue with a dead-letter queue, pipe, Express workflow; the message
/// leaves the queue only when the workflow has succeeded, so that a crash anywhere loses nothing. Without guards, a
/// handler that keeps the message itself (a queue, a Standard workflow, a function) is the rule's target directly.
/// </summary>
public sealed class EventConsumer : Construct
{
    private readonly List<Rule> rules = [];
    private readonly IEventBus bus;
    private readonly IRuleTarget target;

    /// <summary>Makes the consumer.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public EventConsumer(Construct scope, string id, EventConsumerProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        EventConsumerChecks.Check(Node.Path, props);
        DeadLetters = DeadLetterQueues.In(this, "DeadLetters", props.RemovalPolicy);
        bus = props.EventBus;
        target = props.HasGuards || props.Handler is EventHandling.States ? ThroughQueue(props) : Straight(props);
        var patterns = props.Events.Select(events => (Pattern: events.ToEventPattern(), events.Contract.DetailType))
            .Concat(props.BareEvents.Select(events => (Pattern: events, DetailType: "Events")))
            .ToArray();
        foreach (var (index, (pattern, name)) in patterns.Index()) Listen(patterns.Length == 1 ? "Rule" : $"Rule{index + 1}", pattern, name);
    }

    /// <summary>The rules, one for each pattern.</summary>
    public IReadOnlyList<Rule> Rules => rules;

    /// <summary>Where events end that could not be delivered or handled. 14 days, encrypted.</summary>
    public Queue DeadLetters { get; }

    /// <summary>The queue of events that wait for the workflow; null where the handler is the rule's own target.</summary>
    public Queue? Queue { get; private set; }

    /// <summary>The Express workflow; null where the handler is the rule's own target.</summary>
    public StateMachine? Workflow { get; private set; }

    /// <summary>The pipe from the queue to the workflow; null where the handler is the rule's own target.</summary>
    public CfnPipe? Pipe { get; private set; }

    /// <summary>What the guards remember; null without guards that do.</summary>
    public Table? Guards { get; private set; }

    /// <summary>Listens to further events.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="pattern">Which events.</param>
    /// <param name="events">What they are, for the rule's description.</param>
    internal Rule Listen(string id, EventPattern pattern, string events)
    {
        var rule = new Rule(this, id, new RuleProps
        {
            EventBus = bus,
            EventPattern = pattern,
            Targets = [target],
            Description = $"{events} to {Node.Path}",
        });
        rules.Add(rule);
        return rule;
    }

    private SqsQueue ThroughQueue(EventConsumerProps props)
    {
        Queue = WorkQueue.In(this, "Queue", DeadLetters, props.MaxAttempts, props.RemovalPolicy);
        if (props.Idempotency is not null || props.Ordering is not null) Guards = GuardTable.In(this, props.RemovalPolicy);
        Workflow = MakeWorkflow(props);
        Pipe = new EventPipe(this, "Pipe", Queue, Workflow).Pipe;
        return ToQueue(Queue, props);
    }

    private IRuleTarget Straight(EventConsumerProps props) => props.Handler switch
    {
        EventHandling.Target target => ToQueue(target.Queue, props),
        EventHandling.Workflow workflow => new SfnStateMachine(workflow.StateMachine, new SfnStateMachineProps
        {
            DeadLetterQueue = DeadLetters,
            RetryAttempts = props.DeliveryAttempts,
            MaxEventAge = props.DeliveryAge,
        }),
        EventHandling.Function function => new LambdaFunction(function.Lambda, new LambdaFunctionProps
        {
            DeadLetterQueue = DeadLetters,
            RetryAttempts = props.DeliveryAttempts,
            MaxEventAge = props.DeliveryAge,
        }),
        _ => throw new ArgumentException($"{Node.Path}: {props.Handler} cannot be the target of a rule."),
    };

    private SqsQueue ToQueue(IQueue queue, EventConsumerProps props) => new(queue, new SqsQueueProps
    {
        DeadLetterQueue = DeadLetters,
        RetryAttempts = props.DeliveryAttempts,
        MaxEventAge = props.DeliveryAge,
    });

    private StateMachine MakeWorkflow(EventConsumerProps props)
    {
        var states = new HandlerContext(new Construct(this, "States"));
        var definition = new GuardedStates(props, new GuardContext(Node.Path, states, props.OperationalBus ?? props.EventBus, Guards)).Define();
        var workflow = new StateMachine(this, "Workflow", new StateMachineProps
        {
            StateMachineType = StateMachineType.EXPRESS,
            DefinitionBody = DefinitionBody.FromChainable(definition),
            Timeout = WorkQueue.WorkflowLimit,
            TracingEnabled = props.Tracing,
            Logs = WorkflowLog.Of(this, props.RemovalPolicy),
        });
        states.GrantTo(workflow);
        return workflow;
    }
}
