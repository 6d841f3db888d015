using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Scheduler;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventPatterns.Cdk.Buses;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// Publishes an event, or starts a workflow, at a time or again and again: a schedule of EventBridge Scheduler, whose role may
/// do just that, with a dead-letter queue.
/// Source: docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html
/// </summary>
public sealed class Scheduled : Construct
{
    /// <summary>Makes the schedule.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public Scheduled(Construct scope, string id, ScheduledProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Check(props);
        DeadLetters = DeadLetterQueues.In(this, "DeadLetters", props.RemovalPolicy);
        Role = new Role(this, "Role", new RoleProps
        {
            // Against schedules of other accounts: docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
            AssumedBy = new ServicePrincipal("scheduler.amazonaws.com", new ServicePrincipalOpts
            {
                Conditions = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(this).Account } },
            }),
        });
        DeadLetters.GrantSendMessages(Role);
        Schedule = new CfnSchedule(this, "Schedule", new CfnScheduleProps
        {
            Description = Node.Path,
            ScheduleExpression = props.Schedule.ExpressionString,
            ScheduleExpressionTimezone = props.TimeZone,
            FlexibleTimeWindow = Window(props.FlexibleWindow),
            Target = Target(props),
        });
        Schedule.Node.AddDependency(Role.Node.FindChild("DefaultPolicy"));
    }

    /// <summary>The schedule.</summary>
    public CfnSchedule Schedule { get; }

    /// <summary>The role that the schedule takes on.</summary>
    public Role Role { get; }

    /// <summary>Where the schedule leaves what it could not do. 14 days, encrypted.</summary>
    public Queue DeadLetters { get; }

    /// <summary>How many times it was given up and waits. Scheduler's own metrics are of groups, not of schedules.</summary>
    public Metric MetricDeadLetters(IMetricOptions? options = null) => DeadLetters.MetricApproximateNumberOfMessagesVisible(options);

    private CfnSchedule.TargetProperty Target(ScheduledProps props)
    {
        var (arn, input, parameters) = Bind(props.Action);
        return new CfnSchedule.TargetProperty
        {
            Arn = arn,
            RoleArn = Role.RoleArn,
            Input = input,
            EventBridgeParameters = parameters,
            RetryPolicy = new CfnSchedule.RetryPolicyProperty { MaximumRetryAttempts = props.RetryAttempts, MaximumEventAgeInSeconds = props.MaxEventAge.ToSeconds() },
            DeadLetterConfig = new CfnSchedule.DeadLetterConfigProperty { Arn = DeadLetters.QueueArn },
        };
    }

    private (string Arn, string Input, CfnSchedule.EventBridgeParametersProperty? Parameters) Bind(ScheduledAction action)
    {
        switch (action)
        {
            case ScheduledAction.Event publish:
                publish.Bus.GrantPublish(Role, publish.Contract);
                return (publish.Bus.EventBusArn, Detail(publish), new() { Source = publish.Contract.Source, DetailType = publish.Contract.DetailType });
            case ScheduledAction.Workflow start:
                start.StateMachine.GrantStartExecution(Role);
                return (start.StateMachine.StateMachineArn, start.Input, null);
            default:
                throw new ArgumentException($"{Node.Path}: {action} is no kind of action that is known.");
        }
    }

    // A universal target of PutEvents would count as done even when the bus refuses the entry; this templated one does not.
    private string Detail(ScheduledAction.Event publish)
    {
        var contract = publish.Contract;
        var eventId = $"{Names.UniqueResourceName(this, new UniqueResourceNameOptions { MaxLength = 64, Separator = "-" })}/{ScheduledAction.ScheduledTime}";
        return $$"""
            {"metadata":{"eventId":"{{eventId}}","schemaVersion":"{{contract.SchemaVersion}}","domain":"{{contract.Domain}}","service":"{{contract.Service}}","category":"{{contract.Category.ToString().ToLowerInvariant()}}","correlationId":"{{eventId}}","occurredAt":"{{ScheduledAction.ScheduledTime}}"},"data":{{publish.Data}}}
            """;
    }

    private static CfnSchedule.FlexibleTimeWindowProperty Window(Duration? window) => window is null
        ? new() { Mode = "OFF" }
        : new() { Mode = "FLEXIBLE", MaximumWindowInMinutes = window.ToMinutes() };

    private void Check(ScheduledProps props)
    {
        var check = new PropsCheck(Node.Path, nameof(ScheduledProps))
            .InRange(nameof(props.RetryAttempts), props.RetryAttempts, 0, 185)
            .Seconds(nameof(props.MaxEventAge), props.MaxEventAge, 60, 86_400)
            .That(TimeZoneInfo.TryFindSystemTimeZoneById(props.TimeZone, out _), nameof(props.TimeZone), "an IANA time zone such as Europe/Zurich", $"\"{props.TimeZone}\"");
        if (props.FlexibleWindow is { } window) check.InRange($"{nameof(props.FlexibleWindow)} (minutes)", window.ToMinutes(), 1, 1440);
    }
}
