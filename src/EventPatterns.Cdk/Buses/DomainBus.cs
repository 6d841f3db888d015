using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>
/// The bus inside a bounded context: its own event bus, a policy that names who may put what, and, where asked for, an
/// archive, a customer-managed key and a log of everything.
/// </summary>
public sealed class DomainBus : Construct
{
    /// <summary>Makes the bus.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public DomainBus(Construct scope, string id, DomainBusProps? props = null) : base(scope, id)
    {
        props ??= new DomainBusProps();
        DeadLetters = DeadLetterQueues.In(this, "DeadLetters", props.RemovalPolicy);
        Bus = new EventBus(this, "Bus", new EventBusProps { EventBusName = props.EventBusName, KmsKey = props.EncryptionKey });
        KeepWhatCannotBeDecrypted();
        foreach (var publisher in props.Publishers) AllowPublish(publisher);
        if (props.ArchiveRetention is { } retention) Archive = Bus.Archive("Archive", new BaseArchiveProps { EventPattern = EveryEvent, Retention = retention });
        if (props.LogEverything) Log = new EventLog(this, "Log", Bus, DeadLetters, props.RemovalPolicy);
    }

    /// <summary>The bus.</summary>
    public EventBus Bus { get; }

    /// <summary>Where events go that a target of the bus could not take, when the target names no queue of its own. 14 days, encrypted.</summary>
    public Queue DeadLetters { get; }

    /// <summary>The archive of every event; null where none was asked for.</summary>
    public Archive? Archive { get; }

    /// <summary>The log of every event; null where none was asked for.</summary>
    public EventLog? Log { get; }

    internal static EventPattern EveryEvent => new() { Source = Match.Prefix("") };

    /// <summary>Allows a role or user to put events of the contracts on the bus, and no others.</summary>
    /// <exception cref="ArgumentException">No contracts are given.</exception>
    public void GrantPublish(IGrantable grantee, params IReadOnlyList<EventContract> contracts) => Bus.GrantPublish(grantee, contracts);

    private void AllowPublish(BusPublisher publisher)
    {
        var statements = PublishPermission.Statements(Bus, publisher.Contracts).ToArray();
        for (var i = 0; i < statements.Length; i++)
        {
            var sid = statements.Length == 1 ? publisher.Id : $"{publisher.Id}{i + 1}";
            Bus.AddToResourcePolicy(new PolicyStatement(With(statements[i], sid, publisher.Principal)));
        }
    }

    private static PolicyStatementProps With(PolicyStatementProps statement, string sid, IPrincipal principal) =>
        new() { Sid = sid, Principals = [principal], Actions = statement.Actions, Resources = statement.Resources, Conditions = statement.Conditions };

    // An event that the bus cannot encrypt or decrypt with its key goes here too:
    // docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html
    private void KeepWhatCannotBeDecrypted()
    {
        ((CfnEventBus)Bus.Node.DefaultChild!).DeadLetterConfig = new CfnEventBus.DeadLetterConfigProperty { Arn = DeadLetters.QueueArn };
        DeadLetters.TakeFrom(Bus.EventBusArn);
    }
}
