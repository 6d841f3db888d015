using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>How an <see cref="HttpStep"/> is made.</summary>
public sealed record HttpStepProps
{
    /// <summary>The service that is called.</summary>
    public required HttpVendor Service { get; init; }

    /// <summary>The JSON path of the body. Default: the payload of the event that started the workflow.</summary>
    public string? Body { get; init; }

    /// <summary>The service's credentials, where several steps share them. Default: a connection of the step's own.</summary>
    public IConnection? Connection { get; init; }

    /// <summary>The breaker that the call goes through: while it is open the step fails at once with <see cref="CircuitBreaker.OpenError"/>. Default: none.</summary>
    public CircuitBreaker? Breaker { get; init; }

    /// <summary>
    /// How often a failure that may pass is tried again: 0 to 100; default 3. The pauses double from two seconds to five minutes
    /// at most, each shortened by chance. Not what is the request's own fault (4xx but 401,
    /// 407, 408 and 429), nor what is forbidden. A connection that is de-authorised is waited for, for about a quarter of an
    /// hour, unless this is 0. For a breaker all tries are one call.
    /// </summary>
    public int Retries { get; init; } = 3;
}

/// <summary>
/// A step that calls another service and waits for its answer: Step Functions' HTTP task, with credentials from a
/// connection. Every try has the same idempotency key. The output is <c>ResponseBody</c>, <c>StatusCode</c> and <c>Headers</c>.
/// Source: docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
/// </summary>
public sealed class HttpStep : StateMachineFragment
{
    /// <summary>
    /// The error of a step whose connection is de-authorised: nothing was sent. It comes back when the connection is updated, by
    /// a person or a <see cref="Destinations.Reauthorization"/>.
    /// </summary>
    public const string DeauthorizedError = "Events.ConnectionResource.InvalidConnectionState";

    // The role lacks a permission, or there is no such connection. States.Runtime is no retrier's to take, not even by States.ALL:
    // docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
    private static readonly string[] WontPass = [Errors.PERMISSIONS, "Events.ConnectionResource.AccessDenied", "Events.ConnectionResource.ResourceNotFound"];

    private readonly HttpStepProps props;

    /// <summary>Makes the step.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public HttpStep(WorkflowContext workflow, string id, HttpStepProps props) : base(workflow, id)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(props);
        RequestStepChecks.CheckName(Node.Path, id);
        if (props.Retries is < 0 or > 100) throw new ArgumentException($"{Node.Path}: HttpStepProps.{nameof(props.Retries)}: expected 0 to 100; found {props.Retries}.");
        this.props = props;
        Connection = props.Connection ?? new Connection(this, "Connection", new ConnectionProps { Authorization = props.Service.Authorization, Description = $"Credentials of {Node.Path}." });
        var body = props.Body ?? workflow.InEvent(EventPath.Data);
        var key = $"States.Hash(States.Format('{{}}/{{}}/{id}', {workflow.InEvent(EventPath.EventId)}, {PublishEvent.Machine}), 'SHA-256')";
        TaskStateBase Call(Construct scope, string name) => Retried(props.Service.Call(scope, name, Connection, key, body));
        State step = props.Breaker is { } breaker ? breaker.FailFast(this, id, scope => Call(scope, "CallService")) : Call(this, id);
        StartState = step;
        EndStates = [(INextable)step];
    }

    /// <summary>The service's credentials.</summary>
    public IConnection Connection { get; }

    /// <summary>Whether an error is the service's refusal of this very request (a 4xx), of which nothing is left; any other leaves it in doubt.</summary>
    /// <param name="errorPath">The JSON path of the error's name.</param>
    public static Condition IsRefusal(string errorPath) => CallFault.IsRefusal(errorPath);

    /// <inheritdoc/>
    public override State StartState { get; }

    /// <inheritdoc/>
    public override INextable[] EndStates { get; }

    // The first retrier that names an error has it, so what does not pass comes first, and what is slow before the rest.
    private TaskStateBase Retried(TaskStateBase call)
    {
        if (props.Retries == 0) return call;
        call.AddRetry(new RetryProps { Errors = [.. CallFault.OwnErrors, .. WontPass], MaxAttempts = 0 });
        call.AddRetry(new RetryProps
        {
            Errors = [DeauthorizedError],
            Interval = Duration.Seconds(15),
            MaxAttempts = 18,
            BackoffRate = 2,
            MaxDelay = Duration.Minutes(2),
            JitterStrategy = JitterType.FULL,
        });
        call.AddRetry(new RetryProps
        {
            Errors = [Errors.ALL],
            Interval = Duration.Seconds(2),
            MaxAttempts = props.Retries,
            BackoffRate = 2,
            MaxDelay = Duration.Minutes(5),
            JitterStrategy = JitterType.FULL,
        });
        return call;
    }
}
