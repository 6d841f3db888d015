using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Pipes;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// Messages of a queue become events. A message leaves the queue only when its event is on the bus; one that is not what the
/// map says ends in the dead-letter queue, and never as half an event on the bus.
/// </summary>
public sealed class QueueToBus : Construct
{
    /// <summary>Makes the workflow and the pipe, and the queue where none is given.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public QueueToBus(Construct scope, string id, QueueToBusProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Check(props);
        Queue = props.Queue ?? WorkQueue.In(this, "Queue", DeadLetterQueues.In(this, "DeadLetters", props.RemovalPolicy), props.MaxAttempts, props.RemovalPolicy);
        Workflow = MakeWorkflow(props);
        Pipe = new EventPipe(this, "Pipe", Queue, Workflow).Pipe;
    }

    /// <summary>The queue.</summary>
    public Queue Queue { get; }

    /// <summary>Where messages end that could not become events.</summary>
    public IQueue DeadLetters => Queue.DeadLetterQueue!.Queue;

    /// <summary>The Express workflow that makes an event of a message.</summary>
    public StateMachine Workflow { get; }

    /// <summary>The pipe from the queue to the workflow.</summary>
    public CfnPipe Pipe { get; }

    /// <summary>Allows a role or user to send messages.</summary>
    public Grant GrantSend(IGrantable grantee) => Queue.GrantSendMessages(grantee);

    /// <summary>How many messages wait. Default: average over five minutes.</summary>
    public Metric MetricWaiting(IMetricOptions? options = null) => Queue.MetricApproximateNumberOfMessagesVisible(options);

    /// <summary>How often a message failed to become an event. Default: sum over five minutes.</summary>
    public Metric MetricFailures(IMetricOptions? options = null) => Workflow.MetricFailed(options);

    /// <summary>How many messages wait in <see cref="DeadLetters"/>.</summary>
    public Metric MetricDeadLetters(IMetricOptions? options = null) => DeadLetters.MetricApproximateNumberOfMessagesVisible(options);

    private StateMachine MakeWorkflow(QueueToBusProps props)
    {
        var states = new Construct(this, "States");
        var workflow = new StateMachine(this, "Workflow", new StateMachineProps
        {
            StateMachineType = StateMachineType.EXPRESS,
            DefinitionBody = DefinitionBody.FromChainable(MessageStates.Publish(states, props.EventBus, props.Map)),
            Timeout = WorkQueue.WorkflowLimit,
            Logs = WorkflowLog.Of(this, props.RemovalPolicy),
        });
        props.EventBus.GrantPublish(workflow, props.Map.Contract);
        return workflow;
    }

    private void Check(QueueToBusProps props)
    {
        var check = new PropsCheck(Node.Path, nameof(QueueToBusProps))
            .InRange(nameof(props.MaxAttempts), props.MaxAttempts, 3, 1000)
            .That(props.Map.Conditions.ToDetail().Count == 0, nameof(props.Map), "no conditions (Where), since a pipe deletes the messages that its filter holds back", "one or more");
        if (props.Queue is not { } queue) return;
        check.That(queue.DeadLetterQueue is not null, nameof(props.Queue), "a queue with a dead-letter queue", $"{queue.Node.Path}, which has none");
        check.That(!queue.Fifo, nameof(props.Queue), "a standard queue, since events keep no order", $"{queue.Node.Path}, which is FIFO");
    }
}
