using Amazon.CDK;
using Amazon.CDK.AWS.Events;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>How a <see cref="CircuitTable"/> is made.</summary>
public sealed record CircuitTableProps
{
    /// <summary>The bus that the circuits' transitions are told on.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>The table's name. Default: one that CloudFormation makes.</summary>
    public string? TableName { get; init; }

    /// <summary>What becomes of the table when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}
