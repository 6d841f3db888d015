using System.Text.RegularExpressions;
using Amazon.CDK;
using Constructs;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>Refuses props that would deploy and then fail, or wait for ever.</summary>
internal static partial class RequestStepChecks
{
    // A Standard workflow lives for a year: docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
    private const double SecondsOfAYear = 365 * 86_400;

    /// <returns>Who brings the reply back.</returns>
    public static ReplyRouter Check(string path, string id, Construct scope, RequestStepProps props)
    {
        CheckName(path, id);
        if (scope is WorkflowContext { IsExpress: true }) throw new ArgumentException($"{path}: expected a Standard workflow, since the step waits for a task token, which an Express workflow can't; found an Express one. Leave WorkflowProps.Express out.");
        if (props.Timeout is null) throw Wrong(path, nameof(props.Timeout), "how long the answer may take, since a step that waits for a token would wait for a year", "none");
        if (props.Heartbeat is null) throw Wrong(path, nameof(props.Heartbeat), "how long the participant may be silent, shorter than Timeout", "none");
        InRange(path, $"{nameof(props.Timeout)} (seconds)", props.Timeout, SecondsOfAYear);
        InRange(path, $"{nameof(props.Heartbeat)} (seconds)", props.Heartbeat, SecondsOfAYear);
        if (props.Heartbeat.ToSeconds() >= props.Timeout.ToSeconds()) throw Wrong(path, nameof(props.Heartbeat), $"less than Timeout, {props.Timeout.ToSeconds()} seconds", $"{props.Heartbeat.ToSeconds()} seconds");
        props.Request.Of(props.Conversation.Request, $"{path}: RequestStepProps.{nameof(props.Request)}");
        var replies = props.Replies ?? (scope as WorkflowContext)?.Replies ?? throw Wrong(path, nameof(props.Replies), "a ReplyRouter, here or in WorkflowProps.Replies", "none");
        if (!replies.Conversations.Contains(props.Conversation)) throw Wrong(path, nameof(props.Conversation), $"one that {replies.Node.Path} routes replies of", $"{props.Conversation.Request}. Add it to ReplyRouterProps.Conversations");
        return replies;
    }

    /// <summary>The name of a step is part of its request's id and of its state's name.</summary>
    public static void CheckName(string path, string id)
    {
        if (!Name().IsMatch(id)) throw new ArgumentException($"{path}: expected a step's name of 1 to 60 letters, digits, - and _; found \"{id}\".");
    }

    private static void InRange(string path, string prop, Duration duration, double highest)
    {
        if (duration.ToSeconds() < 1 || duration.ToSeconds() > highest) throw Wrong(path, prop, $"1 to {highest}", $"{duration.ToSeconds()}");
    }

    private static ArgumentException Wrong(string path, string prop, string expected, string found) =>
        new($"{path}: RequestStepProps.{prop}: expected {expected}; found {found}.");

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,60}\z")]
    private static partial Regex Name();
}
