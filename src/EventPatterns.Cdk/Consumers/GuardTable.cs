using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>What the guards remember: an item for each event (<c>event/ID</c>) and for each entity (<c>entity/KEY</c>).</summary>
internal static class GuardTable
{
    public const string ConditionFailed = "DynamoDB.ConditionalCheckFailedException";
    public const string ForgetAt = "forgetAt";

    private const string Key = "pk";
    private const string Guard = "$.guard";

    public static Table In(Construct scope, RemovalPolicy removal) => new(scope, "Guards", new TableProps
    {
        PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = Key, Type = AttributeType.STRING },
        BillingMode = BillingMode.PAY_PER_REQUEST,
        Encryption = TableEncryption.AWS_MANAGED,
        TimeToLiveAttribute = ForgetAt,
        RemovalPolicy = removal,
    });

    /// <summary>The state that works out the keys and times which the guards' states then refer to.</summary>
    public static Pass Keys(Construct scope, IdempotencyGuard? idempotency, OrderingGuard? ordering)
    {
        var keys = new Dictionary<string, object>();
        if (idempotency is not null)
        {
            keys["event.$"] = $"States.Format('event/{{}}', {WorkflowInput.InEvent(EventPath.EventId)})";
            keys["forgetEventAt.$"] = WorkflowInput.EpochSecondsAfterSent(idempotency.Window);
        }
        if (ordering is not null)
        {
            keys["entity.$"] = $"States.Format('entity/{{}}', {WorkflowInput.InEvent(ordering.EntityPath)})";
            keys["sequence.$"] = $"States.Format('{{}}', {WorkflowInput.InEvent(EventPath.Sequence)})";
            keys["forgetEntityAt.$"] = WorkflowInput.EpochSecondsAfterSent(ordering.Window);
        }
        return new(scope, "PrepareGuards", new PassProps { Parameters = keys, ResultPath = Guard });
    }

    public static string Text(string name) => JsonPath.StringAt($"{Guard}.{name}");

    public static DynamoAttributeValue Number(string name) => DynamoAttributeValue.NumberFromString(Text(name));

    /// <summary>A conditional update of one item. Its result is dropped, so that the states after it see what it saw.</summary>
    public static DynamoUpdateItem Update(Construct scope, string id, string comment, ITable table, string key, Change change)
    {
        var state = new DynamoUpdateItem(scope, id, new DynamoUpdateItemProps
        {
            Comment = comment,
            Table = table,
            Key = new Dictionary<string, DynamoAttributeValue> { [Key] = DynamoAttributeValue.FromString(Text(key)) },
            UpdateExpression = change.Update,
            ConditionExpression = change.Condition,
            ExpressionAttributeNames = change.Names,
            ExpressionAttributeValues = change.Values,
            ResultPath = JsonPath.DISCARD,
        });
        state.AddRetry(TransientErrors.OfDynamoDb);
        return state;
    }

    internal sealed record Change(string Update, string Condition)
    {
        public Dictionary<string, string>? Names { get; init; }

        public Dictionary<string, DynamoAttributeValue>? Values { get; init; }
    }
}
