using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>What the router does with a reply: find out what it is, and honour it or tell of it.</summary>
internal sealed class ReplyStates
{
    private const string NoSuchToken = "Sfn.InvalidTokenException";

    private const string Denied = "Sfn.SfnException";
    private const string Failure = "$.failure";

    private readonly HandlerContext context;
    private readonly ReplyRouter router;
    private readonly Refusal refusal;

    public ReplyStates(HandlerContext context, ReplyRouter router, IEventBus operationalBus)
    {
        (this.context, this.router) = (context, router);
        refusal = new Refusal(context, router, operationalBus);
    }

    public IChainable Define()
    {
        var byClaim = Conversations(TokenCarrier.ClaimCheck).ToArray();
        var byToken = Conversations(TokenCarrier.InEvent).ToArray();
        var whichReply = byClaim.Length > 0 ? Which(byClaim) : null;
        return refusal.NameReply().Next(byToken.Length == 0 ? whichReply! : new Choice(context.Scope, "HasToken")
            .When(Condition.IsPresent(TaskReturn.TokenInEvent), WhichByToken(byToken))
            .Otherwise(whichReply ?? refusal.Unknown));
    }

    private IEnumerable<Conversation> Conversations(TokenCarrier carrier) => router.Conversations.Where(conversation => conversation.Carrier == carrier);

    private Choice Which(Conversation[] conversations) => Which("WhichReply", conversations,
        () => new ClaimedReply(context, router, refusal, TaskReturn.Success, ClaimItem.Completed, ClaimItem.Succeeded).Define(),
        () => new ClaimedReply(context, router, refusal, TaskReturn.Failure, ClaimItem.Failed, ClaimItem.Declined).Define(),
        () => new Beat(context, router, refusal).Define());

    private Choice WhichByToken(Conversation[] conversations) => Which("WhichReplyByToken", conversations,
        () => Return(TaskReturn.Success), () => Return(TaskReturn.Failure), () => Return(TaskReturn.Heartbeat));

    private CustomState Return(TaskReturn kind)
    {
        var send = kind.State(context.Scope, $"Return{kind.Name}ByToken", TaskReturn.TokenInEvent);
        var returned = new Succeed(context.Scope, $"{kind.Name}ByTokenReturned");
        send.AddCatch(kind == TaskReturn.Heartbeat ? returned : refusal.Late, new CatchProps { Errors = TaskReturn.NobodyWaits, ResultPath = JsonPath.DISCARD });
        send.AddCatch(refusal.Unknown, new CatchProps { Errors = [NoSuchToken], ResultPath = JsonPath.DISCARD });
        send.AddCatch(MayNotBeTouched(kind), new CatchProps { Errors = [Denied], ResultPath = Failure });
        send.Next(returned);
        return send;
    }

    // A token that is none belongs to no state machine that the role may touch. Which of the two answers comes first is not
    // documented: API_SendTaskSuccess, "Errors" and "Common errors".
    private Choice MayNotBeTouched(TaskReturn kind) => new Choice(context.Scope, $"MayNot{kind.Name}BeReturned")
        .When(Condition.StringMatches($"{Failure}.Cause", "*is not authorized to perform*"), refusal.Unknown)
        .Otherwise(new Fail(context.Scope, $"{kind.Name}NotReturned", new FailProps { ErrorPath = $"{Failure}.Error", CausePath = $"{Failure}.Cause" }));

    private Choice Which(string id, Conversation[] conversations, Func<IChainable> completed, Func<IChainable> failed, Func<IChainable> inProgress)
    {
        var choice = new Choice(context.Scope, id)
            .When(IsOneOf(conversations.Select(c => c.Completed)), completed())
            .When(IsOneOf(conversations.Select(c => c.Failed)), failed());
        var signs = conversations.Select(c => c.InProgress).OfType<EventContract>().ToArray();
        if (signs.Length > 0) choice.When(IsOneOf(signs), inProgress());
        return choice.Otherwise(refusal.Unknown);
    }

    private static Condition IsOneOf(IEnumerable<EventContract> contracts) =>
        Condition.Or([.. contracts.Select(Conversation.NameOf).Distinct().Select(name => Condition.StringEquals(Refusal.ReplyName, name))]);
}
