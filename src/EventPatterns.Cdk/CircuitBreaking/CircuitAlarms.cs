using Amazon.CDK.AWS.SNS;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>Three alarms of a <see cref="CircuitBreaker"/>: the circuit is open, a recovery failed, and an event was given up.</summary>
public sealed record CircuitAlarms
{
    /// <summary>Where the alarms are told, and that they are over. Default: nowhere; they show in CloudWatch alone.</summary>
    public ITopic? Topic { get; init; }
}
