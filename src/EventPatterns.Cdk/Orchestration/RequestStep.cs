using System.Globalization;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;
using static EventPatterns.Cdk.Orchestration.ClaimUpdate;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// A step of a Standard workflow that asks another domain for work, and waits for its answer: a request event goes out, the
/// participant replies with an event, and the <see cref="ReplyRouter"/> returns the step's task token. The step's output is
/// the reply's payload; it fails with the failing reply's name. The execution's input must be the event that started it, as
/// <see cref="Workflow"/> and an <see cref="EventConsumer"/> start it.
/// </summary>
/// <example>
/// <code>
/// new RequestStep(workflow, "TakePayment", new RequestStepProps { ... }).Next(new RequestStep(workflow, "SendParcel", ...))
/// </code>
/// </example>
public sealed class RequestStep : StateMachineFragment, ICompensated
{
    private readonly RequestStepProps props;
    private readonly ReplyRouter replies;
    private readonly CallAwsService? claim;
    private readonly CustomState? publish;

    /// <summary>Makes the step.</summary>
    /// <param name="scope">A <see cref="WorkflowContext"/>, or the scope of a state machine of your own, which <see cref="ReplyRouter.Serve"/> must know.</param>
    /// <param name="id">The step's name in the workflow: letters, digits, <c>-</c> and <c>_</c>, unlike any other of it.</param>
    /// <param name="props">What is asked, and how long it may take.</param>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public RequestStep(Construct scope, string id, RequestStepProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        replies = RequestStepChecks.Check(Node.Path, id, scope, props);
        if (WorkflowContext.Around(scope) is null) Node.AddValidation(new IsServed(Node.Path, replies));
        this.props = props;
        if (props.Conversation.Carrier == TokenCarrier.ClaimCheck)
        {
            claim = Claim();
            StartState = claim;
            EndStates = [claim];
            return;
        }
        publish = Publish();
        StartState = Expiring(publish);
        EndStates = [publish];
    }

    /// <inheritdoc/>
    public override State StartState { get; }

    /// <inheritdoc/>
    public override INextable[] EndStates { get; }

    internal ReplyRouter Replies => replies;

    string ICompensated.StepName => Node.Id;

    Compensation? ICompensated.Compensation => props.Compensation;

    /// <summary>Goes on elsewhere when the step fails: with the failing reply's name, <c>States.Timeout</c> or <c>States.HeartbeatTimeout</c>.</summary>
    /// <remarks>What goes on then decides for itself what to undo: a failure that is caught does not reach the workflow.</remarks>
    public RequestStep AddCatch(IChainable handler, ICatchProps? how = null)
    {
        claim?.AddCatch(handler, how);
        publish?.AddCatch(handler, how);
        return this;
    }

    // Token and request in one write. Tried again it has a new token, which replaces the one that nobody waits for; what was
    // inserted then is modified, and the request is not sent a second time.
    private CallAwsService Claim()
    {
        var conversation = props.Conversation;
        var update = new ClaimUpdate
        {
            Key = ClaimItem.IdOf(Node.Id),
            Comment = $"Asks {conversation.Request.Domain} for {conversation.Request.DetailType}, and waits.",
            Condition = $"attribute_not_exists(#{ClaimItem.Closed})",
            Retry = TransientErrors.OfDynamoDbSdk,
        }
            .SetOnce(ClaimItem.Status, Text(ClaimItem.Waiting))
            .Set(ClaimItem.Token, Text(ClaimItem.TaskToken))
            .Set(ClaimItem.Execution, Text("$$.Execution.Id"))
            .Set(ClaimItem.Step, Text(Node.Id))
            .Set(ClaimItem.Completed, Text(Conversation.NameOf(conversation.Completed)))
            .Set(ClaimItem.Failed, Text(Conversation.NameOf(conversation.Failed)))
            .Set(ClaimItem.InProgress, Text(conversation.InProgress is { } sign ? Conversation.NameOf(sign) : "none"))
            .Set(ClaimItem.Timeout, Number(props.Timeout.ToSeconds()))
            .Set(ClaimItem.Source, Text(conversation.Request.Source))
            .Set(ClaimItem.DetailType, Text(conversation.Request.DetailType))
            .Set(ClaimItem.Metadata, Map(RequestParts.Metadata(conversation.Request)))
            .Set(ClaimItem.Data, Map(RequestParts.Data(props.Request)))
            .KeepFor(Amazon.CDK.Duration.Days(ClaimItem.DaysUntilUndone));
        return update.In(this, Node.Id, replies.Claims.Table, new TokenWait(props.Timeout, props.Heartbeat, props.ResultPath));
    }

    private CustomState Publish()
    {
        var waits = new Dictionary<string, object> { ["TimeoutSeconds"] = props.Timeout.ToSeconds(), ["HeartbeatSeconds"] = props.Heartbeat.ToSeconds() };
        if (props.ResultPath is { } path) waits["ResultPath"] = path;
        return PublishEvent.Task(this, Node.Id, replies.EventBus, props.Request.Contract, props.Request.Data, new PublishOptions
        {
            Cause = WorkflowContext.ExecutionInput,
            Waits = waits,
            ExpiresAt = $"${Expiry}",
            Metadata = new Dictionary<string, object>
            {
                [$"{MetadataField.TaskToken}.$"] = ClaimItem.TaskToken,
                [$"{MetadataField.RequestId}.$"] = ClaimItem.IdOf(Node.Id),
            },
        });
    }

    // In a variable of its own, since the state's input may be no object that could hold it. Only JSONata can add to a time.
    private string Expiry => $"expiry_{Node.Id.Replace('-', '_')}";

    private CustomState Expiring(CustomState task)
    {
        var expire = new CustomState(this, $"{Node.Id}Expiry", new CustomStateProps
        {
            StateJson = new Dictionary<string, object>
            {
                ["Type"] = "Pass",
                ["QueryLanguage"] = "JSONata",
                ["Comment"] = "When nobody waits for the answer any more.",
                ["Assign"] = new Dictionary<string, object> { [Expiry] = string.Create(CultureInfo.InvariantCulture, $"{{% $fromMillis($toMillis($states.context.State.EnteredTime) + {props.Timeout.ToMilliseconds()}) %}}") },
            },
        });
        expire.Next(task);
        return expire;
    }
}
