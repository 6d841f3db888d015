using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace EventPatterns.Client.Consuming;

/// <summary>One run's hold on one event.</summary>
internal sealed record EventClaim(string EventId, string Run);

/// <summary>
/// The items that say who handles which event. An item goes from nothing to IN_PROGRESS (claimed by one run, for the
/// length of its lease) to COMPLETED. It has the names and values of the guard table of the CDK's EventConsumer; a claim
/// of such a workflow has no lease, so only the workflow's own queue can end it.
/// </summary>
internal sealed class EventClaims(IAmazonDynamoDB dynamo, string table)
{
    private const string InProgress = "IN_PROGRESS";
    private const string Completed = "COMPLETED";

    /// <summary>Null where the claim was taken; else what stands in its way.</summary>
    public async Task<HandlingOutcome?> Take(EventClaim claim, DateTimeOffset now, DateTimeOffset leaseUntil, DateTimeOffset forgetAt, CancellationToken cancellation)
    {
        var update = Update(
            claim,
            "SET #status = :inProgress, #run = :run, #leaseUntil = :leaseUntil, #forgetAt = :forgetAt",
            "attribute_not_exists(#status) OR #run = :run OR (#status = :inProgress AND #leaseUntil <= :now)", // the SDK may repeat a call that was answered
            ["status", "run", "leaseUntil", "forgetAt"],
            new() { [":inProgress"] = new(InProgress), [":leaseUntil"] = Seconds(leaseUntil), [":forgetAt"] = Seconds(forgetAt), [":now"] = Seconds(now) });
        update.ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;
        try
        {
            await dynamo.UpdateItemAsync(update, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (ConditionalCheckFailedException exception)
        {
            return exception.Item["status"].S == Completed ? HandlingOutcome.AlreadyHandled : HandlingOutcome.InProgressElsewhere;
        }
    }

    /// <summary>Marks the event as handled; false where another run took it over.</summary>
    public Task<bool> Complete(EventClaim claim) => IfStillHeld(
        Update(claim, "SET #status = :completed REMOVE #leaseUntil", "#run = :run", ["status", "run", "leaseUntil"], new() { [":completed"] = new(Completed) }));

    /// <summary>Gives the claim back, so that the next delivery need not wait for the lease to end.</summary>
    public Task<bool> Release(EventClaim claim) => IfStillHeld(
        Update(claim, "REMOVE #status, #run, #leaseUntil", "#run = :run", ["status", "run", "leaseUntil"], []));

    // Not to be cancelled: the work is done or has failed, and the next delivery must know.
    private async Task<bool> IfStillHeld(UpdateItemRequest update)
    {
        try
        {
            await dynamo.UpdateItemAsync(update, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private UpdateItemRequest Update(EventClaim claim, string update, string condition, string[] names, Dictionary<string, AttributeValue> values) => new()
    {
        TableName = table,
        Key = new() { ["pk"] = new($"event/{claim.EventId}") },
        UpdateExpression = update,
        ConditionExpression = condition,
        ExpressionAttributeNames = names.ToDictionary(name => $"#{name}"),
        ExpressionAttributeValues = new(values) { [":run"] = new(claim.Run) },
    };

    private static AttributeValue Seconds(DateTimeOffset instant) => new() { N = instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };
}
