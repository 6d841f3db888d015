using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>The calls about replays of one archive. A replay is named after the recovery that starts it.</summary>
/// <param name="Circuit">The circuit's name, with which the replays' names begin.</param>
/// <param name="Archive">Keeps the held events.</param>
/// <param name="Bus">The archive's bus.</param>
/// <param name="Redrive">The rule that alone hears the replay.</param>
internal sealed record ReplayCalls(string Circuit, Archive Archive, IEventBus Bus, IRule Redrive)
{
    public const string AlreadyStarted = "EventBridge.ResourceAlreadyExistsException";
    public const string NotRunning = "EventBridge.IllegalStatusException";
    public const string WindowStart = "$.window.from";
    public const string WindowEnd = "$.window.to";

    /// <summary>From when on the replay covers all that is held; after every time where it may not.</summary>
    public const string Covered = "$.window.covered";

    public const string TryCount = "$.window.try";
    public const string Try = $"{TryCount}.number";
    public const string Progress = "$.replay.EventLastReplayedTime";

    private const string Name = $"States.Format('{{}}-{{}}', $$.Execution.Name, {Try})";

    public static Condition Is(string state) => Condition.StringEquals("$.replay.State", state);

    public CallAwsService Start(Construct scope)
    {
        var start = Call(scope, "StartReplay", Archive.ArchiveArn, new Dictionary<string, object>
        {
            ["ReplayName"] = JsonPath.StringAt(Name),
            ["EventSourceArn"] = Archive.ArchiveArn,
            ["EventStartTime"] = JsonPath.StringAt(WindowStart),
            ["EventEndTime"] = JsonPath.StringAt(WindowEnd),
            ["Destination"] = new Dictionary<string, object> { ["Arn"] = Bus.EventBusArn, ["FilterArns"] = new[] { Redrive.RuleArn } },
        }, JsonPath.DISCARD);
        // Ten replays at once, an account and Region, and a replay takes minutes: wait for a place, for half a day.
        start.AddRetry(new RetryProps { Errors = ["EventBridge.LimitExceededException"], Interval = Duration.Minutes(1), BackoffRate = 1, MaxAttempts = 720 });
        Retry(start, AlreadyStarted);
        return start;
    }

    public CallAwsService Describe(Construct scope, string id)
    {
        var describe = Call(scope, id, ReplayArns, new Dictionary<string, object> { ["ReplayName"] = JsonPath.StringAt(Name) }, "$.replay", "describeReplay");
        Retry(describe);
        return describe;
    }

    public CallAwsService Cancel(Construct scope)
    {
        var cancel = Call(scope, "CancelReplay", ReplayArns, new Dictionary<string, object> { ["ReplayName"] = JsonPath.StringAt(Name) }, JsonPath.DISCARD);
        Retry(cancel, NotRunning);
        return cancel;
    }

    // Nobody starts a failed recovery again. What is an answer is not tried again.
    private static void Retry(CallAwsService call, string? answer = null)
    {
        if (answer is not null) call.AddRetry(new RetryProps { Errors = [answer], MaxAttempts = 0 });
        call.AddRetry(Consumers.TransientErrors.Patient);
    }

    private string ReplayArns => Stack.Of(Archive).FormatArn(new ArnComponents { Service = "events", Resource = "replay", ResourceName = $"{Circuit}-*" });

    private static CallAwsService Call(Construct scope, string id, string resource, Dictionary<string, object> parameters, string resultPath, string? action = null)
    {
        action ??= char.ToLowerInvariant(id[0]) + id[1..];
        return new CallAwsService(scope, id, new CallAwsServiceProps
        {
            Service = "eventbridge",
            Action = action,
            Parameters = parameters,
            IamAction = $"events:{char.ToUpperInvariant(action[0])}{action[1..]}",
            IamResources = [resource],
            ResultPath = resultPath,
        });
    }
}
