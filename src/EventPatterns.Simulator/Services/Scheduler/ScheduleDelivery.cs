using System.Globalization;
using EventPatterns.Simulator.Billing;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Scheduler;

/// <summary>
/// Makes a schedule's call: at least once, with retries, and to the dead-letter queue when they are used up
/// (scheduler/latest/UserGuide/configuring-schedule-dlq.html).
/// </summary>
internal sealed class ScheduleDelivery(World world)
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(10);

    public async Task Deliver(ScheduleSettings schedule, DateTimeOffset due)
    {
        var moment = world.Trace.Add(MomentKind.Delivery, schedule.Target.Arn, Arns.Name(schedule.Arn), null);
        var (id, began) = (world.Random.NextUuid(), world.Loop.Now);
        for (var attempt = 1; ; attempt++)
        {
            var input = Input(schedule, due, id, attempt);
            world.Meter.Use(Charges.ScheduledInvocation, schedule.Arn, 1);
            var answer = await Call(schedule, ScheduleRequest.Of(schedule, input), schedule.Target.Arn, moment).ConfigureAwait(false);
            moment.Answer = answer;
            if (Error(answer) is not { } error) return;

            var wait = Backoff(attempt);
            var exhausted = !error.Retryable ? "" : attempt > schedule.Target.MostRetries ? "MaximumRetryAttempts"
                : world.Loop.Now + wait - began > schedule.Target.MostAge ? "MaximumEventAgeInSeconds" : null;
            if (exhausted is not null)
            {
                await GiveUp(schedule, input, error, exhausted, attempt - 1, moment).ConfigureAwait(false);
                return;
            }
            await world.Loop.Delay(wait).ConfigureAwait(false);
        }
    }

    private static AwsError? Error(Answer answer) => answer.Error
        ?? (answer.Body.WholeOf("FailedEntryCount") is > 0 ? new AwsError("FailedEntry", $"The bus refused the event: {answer.Body}") : null);

    private async Task GiveUp(ScheduleSettings schedule, string input, AwsError error, string exhausted, int retries, Moment moment)
    {
        if (schedule.Target.DeadLetterArn is not { } queue)
        {
            moment.Lost = true;
            moment.Note = $"Dropped after {retries} retries: {error.Message} The schedule has no dead-letter queue.";
            return;
        }
        var attributes = new JsonMapBuilder()
            .Set("SCHEDULE_ARN", Attribute(schedule.Arn))
            .Set("TARGET_ARN", Attribute(schedule.Target.Arn))
            .Set("ERROR_CODE", Attribute(error.Code))
            .Set("ERROR_MESSAGE", Attribute(error.Message))
            .SetIf("EXHAUSTED_RETRY_CONDITION", exhausted.Length == 0 ? null : Attribute(exhausted))
            .Set("RETRY_ATTEMPTS", Attribute(retries.ToString(CultureInfo.InvariantCulture)))
            .Build();
        var body = JsonMap.Of(("QueueUrl", Arns.QueueUrl(queue)), ("MessageBody", input), ("MessageAttributes", attributes));
        var answer = await Call(schedule, new ScheduleRequest("sqs", "SendMessage", body), queue, moment).ConfigureAwait(false);
        moment.Lost = !answer.Ok;
        moment.Note = answer.Ok
            ? $"Sent to the dead-letter queue after {retries} retries: {error.Message}"
            : $"Lost: the dead-letter queue refused it too. {answer.Error.Message}";
    }

    private async Task<Answer> Call(ScheduleSettings schedule, ScheduleRequest request, string resourceArn, Moment cause)
    {
        var service = Principal.Service("scheduler.amazonaws.com", Arns.Place(schedule.Arn), GroupArn(schedule.Arn));
        if (world.Roles.Assume(service, schedule.Target.RoleArn, out var role) is { } refused) return refused;
        var call = new AwsCall(role, request.Service, request.Action, request.Body, cause) { Persistent = resourceArn == schedule.Target.DeadLetterArn };
        return await world.Door.Call(Arns.Place(resourceArn).Region.Length == 0 ? call : call with { Place = Arns.Place(resourceArn) }).ConfigureAwait(false);
    }

    /// <summary>What trust policies may condition on is the schedule's group (scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html).</summary>
    private static string GroupArn(string scheduleArn) => scheduleArn[..scheduleArn.LastIndexOf('/')].Replace(":schedule/", ":schedule-group/", StringComparison.Ordinal);

    private static string Input(ScheduleSettings schedule, DateTimeOffset due, string id, int attempt) => (schedule.Target.Input ?? Default(schedule, due, id))
        .Replace("<aws.scheduler.schedule-arn>", schedule.Arn, StringComparison.Ordinal)
        .Replace("<aws.scheduler.scheduled-time>", Seconds(due), StringComparison.Ordinal)
        .Replace("<aws.scheduler.execution-id>", id, StringComparison.Ordinal)
        .Replace("<aws.scheduler.attempt-number>", attempt.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Default(ScheduleSettings schedule, DateTimeOffset due, string id) => JsonMap.Of(
        ("version", "0"),
        ("id", id),
        ("detail-type", "Scheduled Event"),
        ("source", "aws.scheduler"),
        ("account", Arns.Place(schedule.Arn).Account),
        ("time", Seconds(due)),
        ("region", Arns.Place(schedule.Arn).Region),
        ("resources", JsonList.Of(schedule.Arn)),
        ("detail", "{}")).ToString();

    private static string Seconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonMap Attribute(string value) => JsonMap.Of(("DataType", "String"), ("StringValue", value));

    private TimeSpan Backoff(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(LongestBackoff.TotalSeconds, Math.Pow(2, Math.Min(attempt, 20))) * (0.5 + (0.5 * world.Random.NextDouble())));
}
