using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;

namespace EventPatterns.Sample.Ledgers;

/// <summary>What is so of each order: one item, one state, changed on conditions alone.</summary>
internal sealed class Ledger : Construct
{
    /// <summary>The error of a write whose condition does not hold.</summary>
    public const string Refused = "DynamoDB.ConditionalCheckFailedException";

    private readonly Table table;

    public Ledger(Construct scope, string id) : base(scope, id) => table = new Table(this, "Table", new TableProps
    {
        PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "orderId", Type = AttributeType.STRING },
        BillingMode = BillingMode.PAY_PER_REQUEST,
        RemovalPolicy = RemovalPolicy.DESTROY,
    });

    /// <summary>Writes the state. Its output is its input, with the item as it was at <c>$.before</c>.</summary>
    /// <param name="scope">The scope of the workflow's states.</param>
    /// <param name="id">The state machine's name for it.</param>
    /// <param name="orderId">The JSON path of the order.</param>
    /// <param name="state">What is so from now on.</param>
    /// <param name="unless">Not where this is so; null for always.</param>
    /// <param name="first">Only where nothing is written yet, but by this very execution.</param>
    /// <param name="patience">How often to look again, a minute apart, whether the condition holds.</param>
    public DynamoUpdateItem Write(Construct scope, string id, string orderId, string state, string? unless = null, bool first = false, int patience = 0)
    {
        var values = new Dictionary<string, DynamoAttributeValue>
        {
            [":state"] = DynamoAttributeValue.FromString(state),
            [":by"] = DynamoAttributeValue.FromString(JsonPath.StringAt("$$.Execution.Name")),
        };
        if (unless is not null) values[":unless"] = DynamoAttributeValue.FromString(unless);
        var write = new DynamoUpdateItem(scope, id, new DynamoUpdateItemProps
        {
            Table = table,
            Key = new Dictionary<string, DynamoAttributeValue> { ["orderId"] = DynamoAttributeValue.FromString(JsonPath.StringAt(orderId)) },
            UpdateExpression = "SET #state = :state, #by = :by",
            ConditionExpression = first ? "attribute_not_exists(#state) OR #by = :by" : unless is null ? null : "attribute_not_exists(#state) OR #state <> :unless",
            ExpressionAttributeNames = new Dictionary<string, string> { ["#state"] = "state", ["#by"] = "by" },
            ExpressionAttributeValues = values,
            ReturnValues = DynamoReturnValues.ALL_OLD,
            ResultPath = "$.before",
        });
        write.AddRetry(new RetryProps { Errors = [Refused], MaxAttempts = patience, Interval = Duration.Minutes(1), BackoffRate = 1 });
        write.AddRetry(new RetryProps { Errors = [Errors.ALL], MaxAttempts = 8 });
        return write;
    }

    /// <summary>Whether the state before the write was one of these.</summary>
    public static Condition Was(params IEnumerable<string> states) => Condition.And(
        Condition.IsPresent("$.before.Attributes.state"),
        Condition.Or([.. states.Select(state => Condition.StringEquals("$.before.Attributes.state.S", state))]));
}
