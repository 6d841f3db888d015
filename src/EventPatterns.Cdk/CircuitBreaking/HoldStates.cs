using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;
using EventPatterns.Events.Circuits;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>
/// What becomes of an event that is not delivered: held afresh, for the archive to keep; or, past its attempts or through
/// its own fault, dead-lettered and told of. A replayed event is never archived again, which is why it is held as a new one:
/// docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
/// </summary>
internal sealed class HoldStates(HandlerContext context, string circuit, IEventBus bus, IQueue deadLetters, int maxAttempts)
{
    private const string Attempt = "$.offer.attempt";
    private const string Receives = "$.offer.receives";
    private const string EventMetadata = $"{WorkflowInput.Event}.detail.metadata";
    private const string Metadata = "metadata";

    public string HeldName { get; } = HeldNameOf(circuit);

    /// <summary><c>LoyaltyApiHeld</c> for <c>loyalty-api</c>.</summary>
    public static string HeldNameOf(string circuit) =>
        string.Concat(circuit.Split('-', '_', '.').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Held";

    /// <summary>Takes the original out of a held event, and counts how often it was offered.</summary>
    public IChainable Unwrap(IChainable next) => new Choice(context.Scope, "IsHeld")
        .When(
            Condition.StringEquals(WorkflowInput.DetailType, HeldName),
            new Pass(context.Scope, "TakeOriginal", new PassProps { Parameters = Offer($"{WorkflowInput.Event}.detail.data.event", $"{EventMetadata}.attempt") }).Next(next))
        .Otherwise(new Pass(context.Scope, "TakeEvent", new PassProps { Parameters = Offer(WorkflowInput.Event, null) }).Next(next));

    /// <summary>
    /// Holds. An attempt is spent where the vendor failed the event, which may be the event's doing; not where the circuit was
    /// open already, nor where the vendor has had enough for now (429): a long queue is held as often as a vendor is slow.
    /// </summary>
    public IChainable Hold(IChainable giveUp)
    {
        var hold = Chain.Start(Publish()).Next(new Succeed(context.Scope, "Held"));
        return new Choice(context.Scope, "WasAsked")
            .When(Condition.Or(Condition.IsNotPresent(CallFault.Path), Condition.StringEquals(CallFault.Error, CallFault.TooMany)), HeldMetadata("KeepAttempt", Attempt).Next(hold))
            .Otherwise(new Choice(context.Scope, "MayBeHeld")
                .When(Condition.NumberGreaterThanEquals(Attempt, maxAttempts), giveUp)
                .Otherwise(HeldMetadata("CountAttempt", $"States.MathAdd({Attempt}, 1)").Next(hold)));
    }

    /// <summary>Back to the queue, which offers it again; a held event would wait for a replay that no outage brings.</summary>
    public IChainable Return(IChainable giveUp) => new Choice(context.Scope, "MayBeTriedAgain")
        .When(Condition.NumberGreaterThanEquals(Receives, maxAttempts), giveUp)
        .Otherwise(new Fail(context.Scope, "CallFailed", new FailProps { ErrorPath = CallFault.Error, CausePath = CallFault.Cause }));

    /// <summary>Dead-letters and tells.</summary>
    /// <param name="refused">What follows where the event itself is at fault; null for nothing.</param>
    public IChainable GiveUp(IChainable? refused)
    {
        var send = new SqsSendMessage(context.Scope, "SendToDeadLetters", new SqsSendMessageProps
        {
            Queue = deadLetters,
            MessageBody = TaskInput.FromJsonPathAt(WorkflowInput.Event),
            ResultPath = JsonPath.DISCARD,
        });
        var tell = context.Publish<EventDeadLettered>("PublishDeadLettered", bus, data => data
            .Value(e => e.Circuit, circuit)
            .From(e => e.EventId, WorkflowInput.InEvent(EventPath.EventId))
            .From(e => e.DetailType, WorkflowInput.DetailType)
            .From(e => e.EventSource, WorkflowInput.Source)
            .From(e => e.Attempt, Attempt)
            .From(e => e.Error, CallFault.Error));
        return send.Next(tell).Next(AfterGivingUp(refused));
    }

    private State AfterGivingUp(IChainable? refused)
    {
        var end = new Succeed(context.Scope, "DeadLettered");
        return refused is null
            ? end
            : new Choice(context.Scope, "WasRefused").When(CallFault.IsRefusal(), Chain.Start(refused).Next(end)).Otherwise(end);
    }

    private Pass HeldMetadata(string id, string attempt) => new(context.Scope, id, new PassProps
    {
        ResultPath = "$.held",
        Parameters = new Dictionary<string, object>
        {
            [$"{MetadataField.Attempt}.$"] = attempt,
            [MetadataField.SchemaVersion] = "1",
            [MetadataField.Domain] = CircuitSource.Domain,
            [MetadataField.Service] = CircuitSource.Service,
            [MetadataField.Category] = nameof(EventCategory.Local).ToLowerInvariant(),
        },
    });

    private static Dictionary<string, object> Offer(string original, string? attempt) => new()
    {
        ["event.$"] = original,
        ["offer"] = attempt is null
            ? new Dictionary<string, object> { ["attempt"] = 0, ["receives.$"] = ReceivesNumber }
            : new Dictionary<string, object> { ["attempt.$"] = attempt, ["receives.$"] = ReceivesNumber },
    };

    private static string ReceivesNumber => $"States.StringToJson({WorkflowInput.Receives})";

    // Optimized, since the SDK integration would succeed where EventBridge refuses the entry:
    // docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
    private CustomState Publish()
    {
        var hold = new CustomState(context.Scope, "Hold", new CustomStateProps
        {
            StateJson = new Dictionary<string, object>
            {
                ["Type"] = "Task",
                ["Resource"] = $"arn:{Amazon.CDK.Aws.PARTITION}:states:::events:putEvents",
                ["Parameters"] = new Dictionary<string, object> { ["Entries"] = new object[] { Entry } },
                ["ResultPath"] = JsonPath.DISCARD,
            },
        });
        hold.AddRetry(TransientErrors.OfEventBridge);
        context.Grant(role => role.GrantPrincipal.AddToPrincipalPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Actions = ["events:PutEvents"],
            Resources = [bus.EventBusArn],
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["events:source"] = CircuitSource.Source, ["events:detail-type"] = HeldName },
            },
        })));
        return hold;
    }

    private Dictionary<string, object> Entry => new()
    {
        ["EventBusName"] = bus.EventBusArn,
        ["Source"] = CircuitSource.Source,
        ["DetailType"] = HeldName,
        ["Detail"] = new Dictionary<string, object>
        {
            [$"{Metadata}.$"] = $"States.JsonMerge({EventMetadata}, $.held, false)",
            ["data"] = new Dictionary<string, object> { ["circuit"] = circuit, ["event.$"] = WorkflowInput.Event },
        },
    };
}
