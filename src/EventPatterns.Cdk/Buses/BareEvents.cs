using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>Events that come without an envelope, told on an inside bus as events of a contract.</summary>
internal static class BareEvents
{
    /// <exception cref="ArgumentException">The contract is not of the category Transformed, or a member that it requires is not set.</exception>
    public static EventConsumer Publish<T>(Construct scope, IEventBus from, EventPattern events, IEventBus inside, Action<HandlerContext, Payload<T>> data, RemovalPolicy removal)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(data);
        var contract = EventContract.Of<T>();
        if (contract.Category != EventCategory.Transformed)
        {
            throw new ArgumentException($"{scope.Node.Path}: Publish: expected a contract of the category Transformed; found {contract}, which is {contract.Category}.");
        }
        var name = ContractId.Of(contract);
        return new EventConsumer(scope, name, new EventConsumerProps
        {
            EventBus = from,
            BareEvents = [events],
            Handler = EventHandling.ByStates(context => context.ForwardAs<T>($"PublishAs{name}", inside, payload => data(context, payload))),
            Idempotency = new IdempotencyGuard(),
            RemovalPolicy = removal,
        });
    }
}
