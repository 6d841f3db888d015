using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// The write of a <see cref="BusToTable"/>: one conditional update. The item keeps for each contract when the event happened
/// that wrote last (<c>OrderPlacedAt</c>), as ISO 8601 in UTC, which sorts as text.
/// </summary>
internal static class TableStates
{
    public static IChainable Write(HandlerContext context, ITable table, TableWrite write)
    {
        var update = new CustomState(context.Scope, "WriteItem", new CustomStateProps
        {
            StateJson = new Dictionary<string, object>
            {
                ["Type"] = "Task",
                ["Comment"] = "Writes the item, unless a later event of the contract has.",
                ["Resource"] = $"arn:{Amazon.CDK.Aws.PARTITION}:states:::dynamodb:updateItem",
                ["Parameters"] = Update(context, table, write),
                ["ResultPath"] = JsonPath.DISCARD,
            },
        });
        update.AddRetry(TransientErrors.OfDynamoDb);
        update.AddCatch(new Pass(context.Scope, "Overtaken"), new CatchProps { Errors = [GuardTable.ConditionFailed], ResultPath = JsonPath.DISCARD });
        context.Grant(role => table.Grant(role, "dynamodb:UpdateItem"));
        return update;
    }

    private static Dictionary<string, object> Update(HandlerContext context, ITable table, TableWrite write)
    {
        (string Name, string Alias, object Value)[] attributes = [.. write.AttributesIn(context).Select((attribute, index) => (attribute.Key, $"a{index}", attribute.Value))];
        var happened = (Name: $"{write.Events.Contract.DetailType}At", Alias: "happened", Value: (object)new Dictionary<string, object> { ["S.$"] = context.Metadata(metadata => metadata.OccurredAt) });
        attributes = [.. attributes, happened];
        return new()
        {
            ["TableName"] = table.TableName,
            ["Key"] = write.KeyIn(context),
            ["UpdateExpression"] = "SET " + string.Join(", ", attributes.Select(attribute => $"#{attribute.Alias} = :{attribute.Alias}")),
            ["ConditionExpression"] = "attribute_not_exists(#happened) OR #happened <= :happened",
            ["ExpressionAttributeNames"] = attributes.ToDictionary(attribute => $"#{attribute.Alias}", attribute => attribute.Name),
            ["ExpressionAttributeValues"] = attributes.ToDictionary(attribute => $":{attribute.Alias}", attribute => attribute.Value),
        };
    }
}
