using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;

namespace EventPatterns.Cdk.Buses;

/// <summary>
/// A bus by its name, account and region, without a reference to the stack that makes it: stacks that send each other events
/// would else wait for each other, and stacks in different accounts could not refer to each other at all.
/// </summary>
/// <param name="Owner">A construct of the stack that makes the bus.</param>
/// <param name="Name">The bus's fixed name.</param>
internal sealed record BusAddress(Construct Owner, string Name)
{
    public string Arn => Stack.Of(Owner).FormatArn(new ArnComponents { Service = "events", Resource = "event-bus", ResourceName = Name });

    public string Account => Stack.Of(Owner).Account;

    /// <summary>The bus as the scope's own stack sees it.</summary>
    public IEventBus In(Construct scope, string id) => EventBus.FromEventBusArn(scope, id, Arn);
}
