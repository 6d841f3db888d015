using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;

namespace EventPatterns.Sample.Shipping;

/// <summary>Tells customers of their parcels. Nobody asks it to: it reacts to what is told on the bus, and more such services may join.</summary>
internal sealed class Notifications : Construct
{
    public Notifications(Construct scope, string id, IEventBus bus) : base(scope, id)
    {
        var topic = new Topic(this, "Customers", new TopicProps { MasterKey = Alias.FromAliasName(this, "Key", "alias/aws/sns"), EnforceSSL = true });
        new EventConsumer(this, "Tell", new EventConsumerProps
        {
            EventBus = bus,
            Events = [new EventPatternOf<ParcelDelivered>()],
            Handler = EventHandling.ByStates(context => new SnsPublish(context.Scope, "TellCustomer", new SnsPublishProps
            {
                Topic = topic,
                Subject = "Your parcel has arrived",
                Message = TaskInput.FromText(JsonPath.Format("Order {} was handed over at {}.", JsonPath.StringAt(context.Data<ParcelDelivered>(e => e.OrderId)), JsonPath.StringAt(context.Data<ParcelDelivered>(e => e.Place)))),
                ResultPath = JsonPath.DISCARD,
            })),
            Idempotency = new IdempotencyGuard(),
            RemovalPolicy = Amazon.CDK.RemovalPolicy.DESTROY,
        });
    }
}
