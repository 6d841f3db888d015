using System.Net;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Connections;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Services.StepFunctions.Http;

/// <summary><c>arn:aws:states:::http:invoke</c> (SFN/call-https-apis.html).</summary>
internal sealed class HttpTask(HttpNetwork network, ConnectionCalls connections, Credentials credentials)
{
    /// <summary>The action by which the door knows an HTTP task.</summary>
    public const string Action = "InvokeHTTPEndpoint";

    /// <summary>How long Step Functions waits for an endpoint, whatever the task's own timeout.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] UnsupportedTypes = ["application/octet-stream", "image/", "video/", "audio/"];

    /// <summary>
    /// What the execution's role must be allowed (SFN/call-https-apis.html, "IAM permissions to run an HTTP Task"). Parameters
    /// that can't be read need none: the task fails without a call.
    /// </summary>
    public IEnumerable<Permission> Permissions(Json parameters, string stateMachineArn)
    {
        if (HttpTaskParameters.Read(parameters, out _) is not { } task) yield break;
        yield return new Permission("states:InvokeHTTPEndpoint", stateMachineArn)
        {
            Context = new Dictionary<string, IReadOnlyList<string>>
            {
                ["states:HTTPEndpoint"] = [task.Endpoint.OriginalString],
                ["states:HTTPMethod"] = [task.Method],
            },
        };
        yield return new Permission("events:RetrieveConnectionCredentials", task.ConnectionArn);
        if (!connections.TryFind(task.ConnectionArn, out var connection)) yield break;
        yield return new Permission("secretsmanager:GetSecretValue", connection.SecretArn);
        yield return new Permission("secretsmanager:DescribeSecret", connection.SecretArn);
    }

    /// <summary>The same, as a call through the door.</summary>
    public async ValueTask<Answer> Invoke(AwsCall call)
    {
        var outcome = await Invoke(call.Request["parameters"]!, call.Request.TextOf("stateMachineArn")!, call.Place.Region, call.Cause).ConfigureAwait(false);
        return outcome.Error is { } error ? Answer.Fail(error.Error ?? "", error.Cause ?? "") : Answer.Of(outcome.Result!);
    }

    /// <summary>Runs the task once. Its permissions are checked by then.</summary>
    /// <param name="parameters">The state's parameters or arguments, evaluated.</param>
    /// <param name="stateMachineArn">Whose task it is.</param>
    /// <param name="region">The state machine's.</param>
    /// <param name="cause">What entered the state.</param>
    public async Task<TaskOutcome> Invoke(Json parameters, string stateMachineArn, string region, Moment? cause)
    {
        if (HttpTaskParameters.Read(parameters, out var wrong) is not { } task) return Unusable(wrong);
        if (!connections.TryFind(task.ConnectionArn, out var connection))
            return TaskOutcome.Failed("Events.ConnectionResource.ResourceNotFound", $"Connection '{task.ConnectionArn}' does not exist.");
        if (await credentials.Of(connection, cause).ConfigureAwait(false) is not { } authorization)
            return TaskOutcome.Failed("Events.ConnectionResource.InvalidConnectionState",
                $"Connection '{task.ConnectionArn}' is {ConnectionJson.State(connection.State)}. {connection.StateReason}".TrimEnd());
        if (HttpTaskRequest.Of(task, connection, authorization, region, out wrong) is not { } request) return Unusable(wrong);

        var result = await network.Send(request with { Caller = stateMachineArn }, Patience, cause).ConfigureAwait(false);
        if (result is HttpResult.Replied { Unauthorized: true } refused) credentials.Refused(connection, refused.Status, cause);
        return Outcome(result);
    }

    /// <summary>The definition or the answer is not one that an HTTP task can do with: no retry helps.</summary>
    private static TaskOutcome Unusable(string cause) => TaskOutcome.Failed(ErrorNames.Runtime, cause);

    private static TaskOutcome Outcome(HttpResult result) => result switch
    {
        HttpResult.Replied reply => Outcome(reply),
        HttpResult.TimedOut => TaskOutcome.Failed("States.Http.Socket", $"The endpoint did not answer within {Patience.TotalSeconds} seconds."),
        HttpResult.NotConnected lost => TaskOutcome.Failed(ErrorNames.TaskFailed, lost.Reason),
        _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}."),
    };

    private static TaskOutcome Outcome(HttpResult.Replied reply)
    {
        var type = reply.Headers["Content-Type"] ?? "";
        if (UnsupportedTypes.Any(t => type.StartsWith(t, StringComparison.OrdinalIgnoreCase)))
            return Unusable($"The endpoint answered with the content type '{type}', which an HTTP task does not support.");
        return reply.Succeeded
            ? TaskOutcome.Succeeded(Result(reply, type))
            : TaskOutcome.Failed($"States.Http.StatusCode.{reply.Status}", reply.Body);
    }

    private static JsonMap Result(HttpResult.Replied reply, string type)
    {
        using var named = new HttpResponseMessage((HttpStatusCode)reply.Status);
        return JsonMap.Of(
            ("Headers", reply.Headers.Aggregate(new JsonMapBuilder(), (map, h) => map.Set(h.Key, JsonList.Of(h.Value))).Build()),
            ("ResponseBody", type.Contains("json", StringComparison.OrdinalIgnoreCase) && Json.TryParse(reply.Body, out var body) ? body : reply.Body),
            ("StatusCode", reply.Status),
            ("StatusText", named.ReasonPhrase ?? ""));
    }
}
