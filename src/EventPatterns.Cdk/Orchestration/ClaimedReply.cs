using Amazon.CDK;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// Honours a reply: marks the claim as answered by it, on condition that nobody else was, and returns the token. A run that
/// is cut off in between is tried again with the same reply, which may pass again.
/// </summary>
internal sealed class ClaimedReply(HandlerContext context, ReplyRouter router, Refusal refusal, TaskReturn kind, string expected, string status)
{
    private const string Claim = "$.claim";
    private const string Again = "$.again";

    // A step whose write of the claim took effect without an answer is tried again, with a new token, within some 15 seconds
    // (TransientErrors). A reply that was faster finds the old one.
    private static readonly Duration UntilTokenIsReplaced = Duration.Seconds(20);

    private static readonly string RequestId = WorkflowInput.InEvent(EventPath.RequestId);

    public IChainable Define()
    {
        var mark = Mark();
        mark.AddCatch(Read("Refused", expected).Next(WhyRefused()), new CatchProps { Errors = [ClaimUpdate.Refused], ResultPath = JsonPath.DISCARD });
        var send = kind.State(context.Scope, $"Return{kind.Name}", $"{Claim}.Item.{ClaimItem.Token}.S");
        send.AddCatch(WaitForToken(send), new CatchProps { Errors = TaskReturn.NobodyWaits, ResultPath = JsonPath.DISCARD });
        send.Next(new Succeed(context.Scope, $"{kind.Name}Returned"));
        return mark.Next(send);
    }

    private CallAwsService Mark() => new ClaimUpdate
    {
        Key = RequestId,
        Comment = "Marks the request as answered, if it waits and this is an answer to it; or if this very reply has marked it before.",
        Condition = $"attribute_not_exists(#{ClaimItem.Closed}) AND #{expected} = :reply AND (#{ClaimItem.Status} = :waiting OR #{ClaimItem.AnsweredBy} = :{ClaimItem.AnsweredBy})",
        ReadInto = Claim,
        Retry = TransientErrors.OfDynamoDbSdk,
    }
        .Set(ClaimItem.Status, ClaimUpdate.Text(status))
        .Set(ClaimItem.AnsweredBy, ClaimUpdate.Text(WorkflowInput.InEvent(EventPath.EventId)))
        .SetOnce(ClaimItem.Token, ClaimUpdate.Text("none")) // it is there, since the request waits; this reads it
        .SetOnce(ClaimItem.AnsweredIn, ClaimUpdate.Text("$$.Execution.Id"))
        .Value("reply", ClaimUpdate.Text(Refusal.ReplyName))
        .Value("waiting", ClaimUpdate.Text(ClaimItem.Waiting))
        .In(context.Scope, $"Mark{kind.Name}", router.Claims.Table);

    private Wait WaitForToken(CustomState send)
    {
        var take = new Pass(context.Scope, $"Take{kind.Name}Token", new PassProps { InputPath = Again, ResultPath = Claim });
        take.Next(send);
        var moved = new Choice(context.Scope, $"Is{kind.Name}TokenReplaced")
            .When(Condition.Not(Condition.StringEqualsJsonPath($"{Again}.Item.{ClaimItem.Token}.S", $"{Claim}.Item.{ClaimItem.Token}.S")), take)
            .When(Condition.StringEqualsJsonPath($"{Claim}.Item.{ClaimItem.AnsweredIn}.S", "$$.Execution.Id"), refusal.Late)
            .Otherwise(refusal.Repeated);
        var wait = new Wait(context.Scope, $"Await{kind.Name}Token", new WaitProps { Time = WaitTime.Duration(UntilTokenIsReplaced) });
        wait.Next(Read("Token", ClaimItem.Token)).Next(moved);
        return wait;
    }

    private Choice WhyRefused() => new Choice(context.Scope, $"WhyIs{kind.Name}Refused")
        .When(Condition.IsNotPresent($"{Again}.Item.{expected}"), refusal.Unknown)
        .When(Condition.Not(Condition.StringEqualsJsonPath($"{Again}.Item.{expected}.S", Refusal.ReplyName)), refusal.Unexpected)
        .When(Condition.StringEquals($"{Again}.Item.{ClaimItem.Status}.S", ClaimItem.Waiting), refusal.Late)
        .Otherwise(refusal.Repeated);

    private DynamoGetItem Read(string what, string attribute) => ReadClaim(context, router, $"Read{kind.Name}{what}", Again, ClaimItem.Status, attribute);

    /// <summary>Reads these attributes of the claim alone: the request, which it holds too, may be large.</summary>
    public static DynamoGetItem ReadClaim(HandlerContext context, ReplyRouter router, string id, string into, params string[] attributes)
    {
        var read = new DynamoGetItem(context.Scope, id, new DynamoGetItemProps
        {
            Table = router.Claims.Table,
            Key = new Dictionary<string, DynamoAttributeValue> { [ClaimItem.Key] = DynamoAttributeValue.FromString(JsonPath.StringAt(RequestId)) },
            ConsistentRead = true,
            ProjectionExpression = [.. attributes.Select(attribute => new DynamoProjectionExpression().WithAttribute($"#{attribute}"))],
            ExpressionAttributeNames = attributes.ToDictionary(attribute => $"#{attribute}", attribute => attribute),
            ResultPath = into,
        });
        read.AddRetry(TransientErrors.OfDynamoDb);
        return read;
    }
}
