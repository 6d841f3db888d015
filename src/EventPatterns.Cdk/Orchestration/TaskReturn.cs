using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// A way to return a task token. The role is allowed it by <see cref="ReplyRouter.Serve"/>, for the state machines that were named.
/// Source: docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html
/// </summary>
internal sealed record TaskReturn(string Name, string Action, Dictionary<string, object> Parameters)
{
    public static readonly string TokenInEvent = WorkflowInput.InEvent(EventPath.TaskToken);

    public static readonly TaskReturn Success = new("Success", "sendTaskSuccess", new() { ["Output.$"] = $"States.JsonToString({WorkflowInput.InEvent(EventPath.Data)})" });

    public static readonly TaskReturn Failure = new("Failure", "sendTaskFailure", new()
    {
        ["Error.$"] = WorkflowInput.DetailType,
        ["Cause.$"] = $"States.JsonToString({WorkflowInput.InEvent(EventPath.Data)})",
    });

    public static readonly TaskReturn Heartbeat = new("Heartbeat", "sendTaskHeartbeat", []);

    /// <summary>The errors that say that the token was used, timed out, or belongs to a workflow that has ended.</summary>
    public static string[] NobodyWaits => ["Sfn.TaskTimedOutException", "Sfn.TaskDoesNotExistException"];

    /// <param name="scope">Where the state is made.</param>
    /// <param name="id">The state's name.</param>
    /// <param name="token">The path of the token.</param>
    /// <param name="retries">Default: those of a workflow that is tried again.</param>
    public CustomState State(Construct scope, string id, string token, params RetryProps[] retries)
    {
        var send = new CustomState(scope, id, new CustomStateProps
        {
            StateJson = new Dictionary<string, object>
            {
                ["Type"] = "Task",
                ["Resource"] = $"arn:{Amazon.CDK.Aws.PARTITION}:states:::aws-sdk:sfn:{Action}",
                ["Parameters"] = new Dictionary<string, object>(Parameters) { ["TaskToken.$"] = token },
                ["ResultPath"] = JsonPath.DISCARD,
            },
        });
        foreach (var retry in retries is [] ? [TransientErrors.OfStepFunctionsSdk] : retries) send.AddRetry(retry);
        return send;
    }
}
