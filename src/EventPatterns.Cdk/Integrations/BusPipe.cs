using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Pipes;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>What a pipe from a stream to a bus is made of.</summary>
internal sealed record BusPipeProps
{
    public required string Source { get; init; }

    public required PolicyStatement ReadSource { get; init; }

    /// <summary>The source's own parameters, given the pipe's dead-letter queue.</summary>
    public required Func<Queue, CfnPipe.PipeSourceParametersProperty> SourceParameters { get; init; }

    public required IEventBus EventBus { get; init; }

    public required IReadOnlyList<EventContract> Contracts { get; init; }

    public required CfnPipe.PipeTargetParametersProperty TargetParameters { get; init; }

    public required RemovalPolicy RemovalPolicy { get; init; }

    /// <summary>The Express workflow that makes the events; null where the records need only a template.</summary>
    public IStateMachine? Enrichment { get; init; }
}

/// <summary>A pipe from a stream to a bus, its role, and the dead-letter queue that is told of records it could not bring.</summary>
internal sealed class BusPipe : Construct
{
    // A bus takes ten entries at once: docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html
    public const int BatchSize = 10;

    public BusPipe(Construct scope, string id, BusPipeProps props) : base(scope, id)
    {
        DeadLetters = DeadLetterQueues.In(this, "DeadLetters", props.RemovalPolicy);
        Role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("pipes.amazonaws.com") });
        Role.AddToPolicy(props.ReadSource);
        props.EventBus.GrantPublish(Role, props.Contracts);
        DeadLetters.GrantSendMessages(Role);
        props.Enrichment?.GrantStartSyncExecution(Role);
        Pipe = new CfnPipe(this, "Pipe", new CfnPipeProps
        {
            Description = $"Brings {string.Join(", ", props.Contracts.Select(contract => contract.DetailType))} to the bus: {Node.Path}",
            RoleArn = Role.RoleArn,
            Source = props.Source,
            SourceParameters = props.SourceParameters(DeadLetters),
            Enrichment = props.Enrichment?.StateMachineArn,
            Target = props.EventBus.EventBusArn,
            TargetParameters = props.TargetParameters,
        });
        // A pipe checks on creation that its role may read the source, so the role's policy must be there first.
        Pipe.Node.AddDependency(Role.Node.FindChild("DefaultPolicy"));
    }

    public Queue DeadLetters { get; }

    public Role Role { get; }

    public CfnPipe Pipe { get; }
}

/// <summary>Metrics of pipes: docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-monitoring.html.</summary>
internal static class PipeMetrics
{
    public static Metric Of(CfnPipe pipe, string name, IMetricOptions? options)
    {
        var metric = new Metric(new MetricProps
        {
            Namespace = "AWS/EventBridge/Pipes",
            MetricName = name,
            DimensionsMap = new Dictionary<string, string> { ["PipeName"] = pipe.Ref },
            Statistic = Stats.SUM,
            Period = Duration.Minutes(5),
        });
        return options is null ? metric : metric.With(options);
    }
}
