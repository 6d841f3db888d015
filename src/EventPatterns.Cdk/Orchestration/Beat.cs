using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>A sign that work goes on. One that comes after the answer is no fault of anybody's, and nothing is told of it.</summary>
internal sealed class Beat(HandlerContext context, ReplyRouter router, Refusal refusal)
{
    private const string Claim = "$.claim";

    public IChainable Define()
    {
        var ignored = new Succeed(context.Scope, "NobodyWaits");
        var send = TaskReturn.Heartbeat.State(context.Scope, "ReturnHeartbeat", $"{Claim}.Item.{ClaimItem.Token}.S");
        send.AddCatch(ignored, new CatchProps { Errors = TaskReturn.NobodyWaits, ResultPath = JsonPath.DISCARD });
        send.Next(new Succeed(context.Scope, "HeartbeatReturned"));
        return ClaimedReply.ReadClaim(context, router, "ReadBeat", Claim, ClaimItem.Status, ClaimItem.Token, ClaimItem.InProgress).Next(new Choice(context.Scope, "IsWaiting")
            .When(Condition.IsNotPresent($"{Claim}.Item.{ClaimItem.InProgress}"), refusal.Unknown)
            .When(Condition.Not(Condition.StringEqualsJsonPath($"{Claim}.Item.{ClaimItem.InProgress}.S", Refusal.ReplyName)), refusal.Unexpected)
            .When(Condition.StringEquals($"{Claim}.Item.{ClaimItem.Status}.S", ClaimItem.Waiting), send)
            .Otherwise(ignored));
    }
}
