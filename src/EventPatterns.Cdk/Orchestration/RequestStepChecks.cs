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
        if (WorkflowContext.Around(scope) is { IsExpress: true }) throw new ArgumentException($"{path}: expected a Standard workflow, since the step waits for a task token, which an Express workflow can't; found an Express one. Leave WorkflowProps.Express out.");
        if (props.Timeout is null) throw Wrong(path, nameof(props.Timeout), "how long the answer may take, since a step that waits for a token would wait for a year", "none");
        if (props.Heartbeat is null) throw Wrong(path, nameof(props.Heartbeat), "how long the participant may be silent, shorter than Timeout", "none");
        InRange(path, $"{nameof(props.Timeout)} (seconds)", props.Timeout, SecondsOfAYear);
        InRange(path, $"{nameof(props.Heartbeat)} (seconds)", props.Heartbeat, SecondsOfAYear);
        if (props.Heartbeat.ToSeconds() >= props.Timeout.ToSeconds()) throw Wrong(path, nameof(props.Heartbeat), $"less than Timeout, {props.Timeout.ToSeconds()} seconds", $"{props.Heartbeat.ToSeconds()} seconds");
        props.Request.Of(props.Conversation.Request, $"{path}: RequestStepProps.{nameof(props.Request)}");
        var workflow = WorkflowContext.Around(scope);
        if (workflow?.Deadline is { } deadline && props.Timeout.ToSeconds() > deadline.ToSeconds()) throw Wrong(path, $"{nameof(props.Timeout)} (seconds)", $"at most the workflow's Cancellation.Deadline, {deadline.ToSeconds()}", $"{props.Timeout.ToSeconds()}");
        var replies = props.Replies ?? workflow?.Replies ?? throw Wrong(path, nameof(props.Replies), "a ReplyRouter, here or in WorkflowProps.Replies", "none");
        if (!replies.Conversations.Contains(props.Conversation)) throw Wrong(path, nameof(props.Conversation), $"one that {replies.Node.Path} routes replies of", $"{props.Conversation.Request}. Add it to ReplyRouterProps.Conversations");
        if (props.Compensation is not null) CheckUndone(path, workflow, replies, props.Conversation);
        return replies;
    }

    // A workflow undoes what it finds in its own claims, and nobody else undoes anything.
    private static void CheckUndone(string path, WorkflowContext? workflow, ReplyRouter replies, Conversation conversation)
    {
        const string Compensation = nameof(RequestStepProps.Compensation);
        if (workflow is not { Undoes: true }) throw Wrong(path, Compensation, "none, since only a Workflow undoes its steps: not a state machine of your own, a Participant, or what undoes another step", "one. Catch the step's errors there, or make it a step of the Workflow");
        if (workflow.Replies != replies) throw Wrong(path, Compensation, $"none beside a router other than the workflow's, {workflow.Replies?.Node.Path ?? "which has none"}, in whose claims it looks for what was begun", "one. Leave RequestStepProps.Replies out");
        if (conversation.Carrier == TokenCarrier.InEvent) throw Wrong(path, Compensation, $"none beside {nameof(TokenCarrier)}.{nameof(TokenCarrier.InEvent)}, which leaves no claim that says it was begun", $"one. Leave the token in the table: {nameof(TokenCarrier.ClaimCheck)}");
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
