using Amazon.CDK;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>
/// Replays what was held and follows the replay to its end; cancels it when the circuit moves on, and remembers how far it
/// came. Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html
/// </summary>
internal sealed class ReplayStates(Construct scope, Circuit circuit, ReplayCalls calls)
{
    // AWS does not say what makes a replay fail, nor how soon the next may succeed.
    private const int Tries = 6;
    private static readonly Duration PauseAfterFailure = Duration.Minutes(5);

    private const string Window = "$.window";
    private const string HeldFromNow = $"$.now.Item.{CircuitItem.HeldFrom}.S";
    private static readonly Duration Pause = Duration.Seconds(30);

    private readonly Succeed replayed = new(scope, "Replayed");
    private readonly Succeed overtaken = new(scope, "Overtaken", new SucceedProps { Comment = "The circuit has moved on; the next recovery replays the rest." });
    private IChainable? start;
    private IChainable? left;

    /// <summary>Replays what was held since the first outage that was not yet replayed to its end.</summary>
    public IChainable Held()
    {
        var window = new Pass(scope, "HeldWindow", new PassProps
        {
            ResultPath = Window,
            Parameters = new Dictionary<string, object>
            {
                ["from.$"] = HeldFromNow,
                ["to.$"] = "$$.State.EnteredTime",
                ["covered.$"] = HeldFromNow,
                ["try"] = new Dictionary<string, object> { ["number"] = 1 },
            },
        });
        return circuit.Read(scope, "ReadHeld", "$.now").Next(new Choice(scope, "IsStillClosed")
            .When(Condition.Not(CircuitItem.IsUnchanged), overtaken)
            .When(Condition.IsPresent(HeldFromNow), window.Next(start ??= Start()))
            .Otherwise(replayed));
    }

    /// <summary>Replays the window that an operator asks for.</summary>
    public IChainable Asked() => Clock.AskedWindow(scope, "AskedWindow").Next(start ??= Start());

    private CallAwsService Start()
    {
        var begin = calls.Start(scope);
        var wait = new Wait(scope, "WaitForReplay", new WaitProps { Time = WaitTime.Duration(Pause) });
        begin.AddCatch(wait, new CatchProps { Errors = [ReplayCalls.AlreadyStarted], ResultPath = JsonPath.DISCARD });
        begin.Next(wait).Next(calls.Describe(scope, "ReadReplay")).Next(new Choice(scope, "HasEnded")
            .When(ReplayCalls.Is("COMPLETED"), Completed())
            .When(ReplayCalls.Is("FAILED"), Failed(begin))
            .When(ReplayCalls.Is("CANCELLED"), new Fail(scope, "ReplayCancelled", new FailProps { Error = "CircuitBreaker.ReplayCancelled", Cause = "Somebody cancelled the replay. What it left is replayed with the next outage, or when an operator asks." }))
            .Otherwise(circuit.Read(scope, "ReadMeanwhile", "$.now").Next(new Choice(scope, "HasMovedOn")
                .When(CircuitItem.IsUnchanged, wait)
                .Otherwise(Cancel()))));
        return begin;
    }

    private DynamoUpdateItem Completed()
    {
        var forget = circuit.ForgetHeld(scope, "ForgetHeld", ReplayCalls.Covered);
        forget.AddCatch(Remember("KeepLaterHeld", ReplayCalls.WindowEnd, replayed), ConditionFailed);
        forget.Next(replayed);
        return forget;
    }

    private Choice Failed(IChainable begin)
    {
        var pause = new Wait(scope, "WaitAfterFailure", new WaitProps { Time = WaitTime.Duration(PauseAfterFailure) });
        pause.Next(circuit.Read(scope, "ReadAfterFailure", "$.now")).Next(new Choice(scope, "MayBeReplayed")
            .When(CircuitItem.IsUnchanged, Again(begin))
            .Otherwise(Left()));
        return new Choice(scope, "MayTryAgain")
            .When(Condition.NumberLessThan(ReplayCalls.Try, Tries), pause)
            .Otherwise(new Fail(scope, "ReplayFailed", new FailProps { Error = "CircuitBreaker.ReplayFailed", Cause = $"EventBridge failed the replay {Tries} times. The circuit's item says from when on events are held: ask for the replay when the cause is mended." }));
    }

    // Under the next name, and from where it failed.
    private Choice Again(IChainable begin)
    {
        var count = new Pass(scope, "CountTry", new PassProps
        {
            ResultPath = ReplayCalls.TryCount,
            Parameters = new Dictionary<string, object> { ["number.$"] = $"States.MathAdd({ReplayCalls.Try}, 1)" },
        });
        count.Next(begin);
        var narrow = new Pass(scope, "NarrowWindow", new PassProps { InputPath = Clock.Earlier, ResultPath = ReplayCalls.WindowStart });
        return new Choice(scope, "CameSomeWay")
            .When(Condition.IsPresent(ReplayCalls.Progress), Clock.Before(scope, "BeforeFailure", ReplayCalls.Progress).Next(narrow).Next(count))
            .Otherwise(count);
    }

    private Chain Cancel()
    {
        var wait = new Wait(scope, "WaitForCancel", new WaitProps { Time = WaitTime.Duration(Pause) });
        var cancel = calls.Cancel(scope);
        cancel.AddCatch(wait, new CatchProps { Errors = [ReplayCalls.NotRunning], ResultPath = JsonPath.DISCARD });
        return cancel.Next(wait).Next(calls.Describe(scope, "ReadCancelled")).Next(new Choice(scope, "IsCancelled")
            .When(ReplayCalls.Is("CANCELLING"), wait)
            .When(ReplayCalls.Is("COMPLETED"), Remember("KeepAfterReplay", ReplayCalls.WindowEnd, overtaken))
            .Otherwise(Left()));
    }

    /// <summary>The next recovery replays what this one leaves.</summary>
    private IChainable Left() => left ??= new Choice(scope, "WhatIsLeft")
        .When(Condition.IsPresent(ReplayCalls.Progress), Clock.Before(scope, "BeforeProgress", ReplayCalls.Progress).Next(Remember("KeepUnreplayed", Clock.Earlier, overtaken)))
        .Otherwise(overtaken);

    private DynamoUpdateItem Remember(string id, string time, IChainable next)
    {
        var remember = circuit.HeldSince(scope, id, time, ReplayCalls.Covered);
        remember.AddCatch(next, ConditionFailed);
        remember.Next(next);
        return remember;
    }

    private static CatchProps ConditionFailed => new() { Errors = [Consumers.GuardTable.ConditionFailed], ResultPath = JsonPath.DISCARD };
}
