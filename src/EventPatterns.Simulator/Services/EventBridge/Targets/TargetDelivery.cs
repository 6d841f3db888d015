using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Inputs;
using EventPatterns.Simulator.Services.EventBridge.Rules;

namespace EventPatterns.Simulator.Services.EventBridge.Targets;

/// <summary>
/// Brings one event to one target: at least once, with retries, and to the dead-letter queue when they are used up
/// (UG/eb-rule-retry-policy.html, UG/eb-rule-dlq.html).
/// </summary>
internal sealed class TargetDelivery(World world, TargetInvoker invoker)
{
    private static readonly TimeSpan ShortestTravel = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(10);

    public void Begin(Rule rule, RuleTarget target, BusEvent happened)
    {
        var copies = world.Faults.Copies(rule.Arn, happened.Cause);
        for (var copy = 0; copy < copies; copy++)
        {
            var attempt = new Attempt(rule, target, happened, world.Loop.Now);
            world.Loop.After(Travel() + world.Faults.Lateness(rule.Arn, happened.Cause), () => world.Loop.Begin(() => Try(attempt)));
        }
    }

    private async Task Try(Attempt attempt)
    {
        var (rule, target, happened, _) = attempt;
        var moment = world.Trace.Add(MomentKind.Delivery, target.Arn, rule.Name, happened.Cause);
        var context = new InputContext(rule.Arn, rule.Name, AwsTime.Iso(attempt.Since));
        var input = target.Input == TargetInput.WholeEvent ? happened.Text : target.Input.Make(happened.Json, context);
        if (input is null)
        {
            moment.Lost = true;
            moment.Note = "The input transformer made no valid JSON of this event: EventBridge drops it without a word.";
            return;
        }
        var outcome = await invoker.Invoke(rule, target, happened, input, moment).ConfigureAwait(false);
        moment.Answer = outcome.Error is { } error ? (Answer)error : Answer.Empty;
        if (outcome.Error is null) return;

        if (!outcome.Retryable) await GiveUp(attempt, outcome, null, moment).ConfigureAwait(false);
        else if (attempt.Retries >= target.Retry.MostAttempts) await GiveUp(attempt, outcome, "MaximumRetryAttempts", moment).ConfigureAwait(false);
        else Again(attempt, outcome, moment);
    }

    private void Again(Attempt attempt, TargetOutcome outcome, Moment moment)
    {
        var wait = outcome.NotBefore is { } asked && asked > Backoff(attempt.Retries) ? asked : Backoff(attempt.Retries);
        attempt.Retries++;
        if (world.Loop.Now + wait - attempt.Since > attempt.Target.Retry.MostAge)
        {
            world.Loop.At(attempt.Since + attempt.Target.Retry.MostAge,
                () => world.Loop.Begin(() => GiveUp(attempt, outcome, "MaximumEventAgeInSeconds", moment)));
            return;
        }
        world.Loop.After(wait, () => world.Loop.Begin(() => Try(attempt)));
    }

    private async Task GiveUp(Attempt attempt, TargetOutcome outcome, string? exhausted, Moment moment)
    {
        var (rule, target, happened, _) = attempt;
        if (target.DeadLetterArn is not { } queue)
        {
            moment.Lost = true;
            moment.Note = $"Dropped after {attempt.Retries} retries: {outcome.Error!.Message} The target has no dead-letter queue.";
            return;
        }
        var attributes = new JsonMapBuilder()
            .Set("RULE_ARN", Attribute(rule.Arn))
            .Set("TARGET_ARN", Attribute(target.Arn))
            .Set("ERROR_CODE", Attribute(outcome.Code))
            .Set("ERROR_MESSAGE", Attribute(outcome.Error!.Message))
            .SetIf("EXHAUSTED_RETRY_CONDITION", exhausted is null ? null : Attribute(exhausted))
            .Set("RETRY_ATTEMPTS", Attribute(attempt.Retries.ToString(CultureInfo.InvariantCulture)))
            .Build();
        var request = JsonMap.Of(("QueueUrl", Arns.QueueUrl(queue)), ("MessageBody", happened.Text), ("MessageAttributes", attributes));
        var answer = await world.Door.Call(new AwsCall(rule.Sender, "sqs", "SendMessage", request, moment) { Place = Arns.Place(queue), Persistent = true }).ConfigureAwait(false);
        moment.Lost = !answer.Ok;
        moment.Note = answer.Ok
            ? $"Sent to the dead-letter queue after {attempt.Retries} retries: {outcome.Error!.Message}"
            : $"Lost: the dead-letter queue refused it too. {answer.Error.Message}";
    }

    private static JsonMap Attribute(string value) => JsonMap.Of(("DataType", "String"), ("StringValue", value));

    private TimeSpan Travel() => ShortestTravel * (1 + (9 * world.Random.NextDouble()));

    /// <summary>Exponential with full jitter; AWS gives no figures, only that 185 attempts fit into a day.</summary>
    private TimeSpan Backoff(int retries)
    {
        var longest = Math.Min(LongestBackoff.TotalSeconds, Math.Pow(2, Math.Min(retries, 20)));
        return TimeSpan.FromSeconds(longest * (0.5 + (0.5 * world.Random.NextDouble())));
    }

    private sealed record Attempt(Rule Rule, RuleTarget Target, BusEvent Happened, DateTimeOffset Since)
    {
        public int Retries { get; set; }
    }
}

/// <summary>How an attempt at a target ended.</summary>
/// <param name="Error">Null where the target took the event.</param>
/// <param name="Code">EventBridge's code for the dead-letter queue's <c>ERROR_CODE</c>.</param>
/// <param name="Retryable">Whether EventBridge tries again.</param>
internal sealed record TargetOutcome(AwsError? Error, string Code, bool Retryable)
{
    public static TargetOutcome Delivered { get; } = new(null, "", false);

    /// <summary>The earliest that the target asked to be tried again, from now.</summary>
    public TimeSpan? NotBefore { get; init; }

    /// <summary>What an AWS service's answer means: missing permissions and missing resources are not retried.</summary>
    public static TargetOutcome Of(Answer answer) => answer.Error switch
    {
        null => Delivered,
        { Details: JsonMap details } error when details.Has("Retryable") => new(error, details.TextOf("Code")!, details.FlagOf("Retryable"))
        {
            NotBefore = details["NotBefore"] is JsonNumber seconds ? TimeSpan.FromSeconds(seconds.Value) : null,
        },
        { Retryable: true } error => new(error, error.Status >= 500 ? "INTERNAL_ERROR" : "THROTTLING", true),
        { Status: 403 } error => new(error, "NO_PERMISSIONS", false),
        { Status: 404 } error => new(error, "NO_RESOURCE", false),
        { Code: "QueueDoesNotExist" or "StateMachineDoesNotExist" or "ResourceNotFoundException" or "NotFoundException" } error => new(error, "NO_RESOURCE", false),
        { } error => new(error, "SDK_CLIENT_ERROR", false),
    };
}
