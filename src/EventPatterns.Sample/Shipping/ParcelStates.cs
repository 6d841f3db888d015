using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Sample.Orders;

namespace EventPatterns.Sample.Shipping;

/// <summary>What shipping does with an order: write the parcel, then tell.</summary>
internal static class ParcelStates
{
    public static IChainable Prepare(HandlerContext context, ITable parcels, IEventBus bus)
    {
        var orderId = context.Data<OrderPlaced>(order => order.OrderId);
        var parcelId = context.Metadata(metadata => metadata.EventId);
        var write = new DynamoPutItem(context.Scope, "WriteParcel", new DynamoPutItemProps
        {
            Table = parcels,
            Item = new Dictionary<string, DynamoAttributeValue>
            {
                ["orderId"] = Text(orderId),
                ["parcelId"] = Text(parcelId),
                ["customerId"] = Text(context.Data<OrderPlaced>(order => order.CustomerId)),
                ["sequence"] = DynamoAttributeValue.NumberFromString(JsonPath.Format("{}", Sequence(context))),
                ["orderedAt"] = Text(context.Metadata(metadata => metadata.OccurredAt)),
            },
            // Two events of one order may be handled at once: the later one's parcel stays.
            ConditionExpression = "attribute_not_exists(orderId) OR #sequence <= :sequence",
            ExpressionAttributeNames = new Dictionary<string, string> { ["#sequence"] = "sequence" },
            ExpressionAttributeValues = new Dictionary<string, DynamoAttributeValue>
            {
                [":sequence"] = DynamoAttributeValue.NumberFromString(JsonPath.Format("{}", Sequence(context))),
            },
            ResultPath = JsonPath.DISCARD,
        });
        var tell = context.Publish<ParcelPrepared>("PublishParcelPrepared", bus, data => data
            .From(parcel => parcel.ParcelId, parcelId)
            .From(parcel => parcel.OrderId, orderId));
        return write.Next(tell);
    }

    private static DynamoAttributeValue Text(string path) => DynamoAttributeValue.FromString(JsonPath.StringAt(path));

    private static string Sequence(HandlerContext context) => JsonPath.StringAt(context.Metadata(metadata => metadata.Sequence));
}
