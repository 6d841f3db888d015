using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace EventPatterns.Cdk.Consumers;

/// <summary>What the guards' states are made with.</summary>
/// <param name="Consumer">The consumer's construct path, as operational events name it.</param>
/// <param name="States">Where the states are made.</param>
/// <param name="OperationalBus">Where dropped events are told of.</param>
/// <param name="Table">What the guards remember; null where none does.</param>
internal sealed record GuardContext(string Consumer, HandlerContext States, IEventBus OperationalBus, ITable? Table)
{
    public Construct Scope => States.Scope;

    public ITable Memory => Table ?? throw new InvalidOperationException($"{Consumer}: a guard that remembers has no table.");

    public IChainable Publish<T>(string id, Action<Payload<T>> data) where T : notnull => States.Publish(id, OperationalBus, data);
}
