using Amazon.CDK.AWS.SNS;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>Two alarms of a <see cref="CircuitBreaker"/>: the circuit is open, and an event was given up.</summary>
public sealed record CircuitAlarms
{
    /// <summary>Where the alarms are told, and that they are over. Default: nowhere; they show in CloudWatch alone.</summary>
    public ITopic? Topic { get; init; }
}
