using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Integrations;
using EventPatterns.Events;
using EventPatterns.Sample.Orders;
using EventPatterns.Sample.Shipping;

namespace EventPatterns.Sample.Enterprise;

/// <summary>
/// The bus of the whole company: what each domain tells everyone, kept for a week and written into a journal. Who wants to
/// know listens here, and no domain has to hear of it.
/// </summary>
public sealed class EnterpriseStack : Stack
{
    private readonly DomainBus bus;
    private readonly Table journal;

    /// <summary>Makes the stack.</summary>
    public EnterpriseStack(Construct scope, string id) : base(scope, id)
    {
        bus = new DomainBus(this, "Bus", new DomainBusProps { EventBusName = "enterprise", ArchiveRetention = Duration.Days(7), RemovalPolicy = RemovalPolicy.DESTROY });
        journal = new Table(this, "Journal", new TableProps
        {
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "orderId", Type = AttributeType.STRING },
            BillingMode = BillingMode.PAY_PER_REQUEST,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        new CfnOutput(this, "ReadJournal", new CfnOutputProps { Value = $"aws dynamodb scan --region {Region} --table-name {journal.TableName}", Description = "Says how each order ended." });
        Note("Completed", new TableWrite<OrderCompleted>(write => write.Key("orderId", e => e.OrderId).Set("total", e => e.Total)));
        Note("Cancelled", new TableWrite<OrderCancelled>(write => write.Key("orderId", e => e.OrderId).Set("cancelledFor", e => e.Why)));
        Note("Delivered", new TableWrite<ParcelDelivered>(write => write.Key("orderId", e => e.OrderId).Set("deliveredAt", e => e.Place)));
    }

    /// <summary>Has a domain's gatekeeper tell everyone. Nothing forwards from this bus, so a rule may bring events here.</summary>
    public void Hear(GatekeeperBus gatekeeper, params IReadOnlyList<EventContract> contracts)
    {
        ArgumentNullException.ThrowIfNull(gatekeeper);
        gatekeeper.ShareWith(Neighbour.LastBus("ToEnterprise", bus.Bus.EventBusArn), contracts);
    }

    private void Note(string id, TableWrite write) => new BusToTable(this, id, new BusToTableProps { EventBus = bus.Bus, Table = journal, Write = write, RemovalPolicy = RemovalPolicy.DESTROY });
}
