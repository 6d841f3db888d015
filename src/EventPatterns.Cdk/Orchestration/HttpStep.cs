using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>How an <see cref="HttpStep"/> is made.</summary>
public sealed record HttpStepProps
{
    /// <summary>The service that is called.</summary>
    public required HttpVendor Service { get; init; }

    /// <summary>The JSON path of the body. Default: the payload of the event that started the workflow.</summary>
    public string? Body { get; init; }

    /// <summary>The breaker that the call goes through: while it is open the step fails at once with <see cref="CircuitBreaker.OpenError"/>. Default: none.</summary>
    public CircuitBreaker? Breaker { get; init; }

    /// <summary>How often a failure that may pass (5xx, 429, no connection) is tried again: 0 to 10; default 3. For a breaker they are one call.</summary>
    public int Retries { get; init; } = 3;
}

/// <summary>
/// A step that calls another service and waits for its answer: Step Functions' HTTP task, with credentials from a connection
/// of its own. Every try has the same idempotency key. The output is <c>ResponseBody</c>, <c>StatusCode</c> and <c>Headers</c>.
/// Source: docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
/// </summary>
public sealed class HttpStep : StateMachineFragment
{
    private readonly HttpStepProps props;

    /// <summary>Makes the step.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public HttpStep(WorkflowContext workflow, string id, HttpStepProps props) : base(workflow, id)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(props);
        RequestStepChecks.CheckName(Node.Path, id);
        if (props.Retries is < 0 or > 10) throw new ArgumentException($"{Node.Path}: HttpStepProps.{nameof(props.Retries)}: expected 0 to 10; found {props.Retries}.");
        this.props = props;
        Connection = new Connection(this, "Connection", new ConnectionProps { Authorization = props.Service.Authorization, Description = $"Credentials of {Node.Path}." });
        var body = props.Body ?? workflow.InEvent(EventPath.Data);
        var key = $"States.Hash(States.Format('{{}}/{id}', {workflow.InEvent(EventPath.EventId)}), 'SHA-256')";
        TaskStateBase Call(Construct scope, string name) => Retried(props.Service.Call(scope, name, Connection, key, body));
        State step = props.Breaker is { } breaker ? breaker.FailFast(this, id, scope => Call(scope, "CallService")) : Call(this, id);
        StartState = step;
        EndStates = [(INextable)step];
    }

    /// <summary>The service's credentials.</summary>
    public Connection Connection { get; }

    /// <inheritdoc/>
    public override State StartState { get; }

    /// <inheritdoc/>
    public override INextable[] EndStates { get; }

    private TaskStateBase Retried(TaskStateBase call)
    {
        if (props.Retries == 0) return call;
        call.AddRetry(new RetryProps
        {
            Errors = ["States.Http.StatusCode.429", "States.Http.StatusCode.500", "States.Http.StatusCode.502", "States.Http.StatusCode.503", "States.Http.StatusCode.504", "States.Http.Socket", Errors.TIMEOUT],
            Interval = Duration.Seconds(2),
            MaxAttempts = props.Retries,
            BackoffRate = 2,
            JitterStrategy = JitterType.FULL,
        });
        return call;
    }
}
