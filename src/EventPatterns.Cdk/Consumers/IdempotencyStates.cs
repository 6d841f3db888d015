using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;

namespace EventPatterns.Cdk.Consumers;

/// <summary>
/// Seen? Skip it. An event's item goes from nothing to IN_PROGRESS (claimed by one run of the workflow) to COMPLETED; a
/// run that fails gives its claim back. A run that was cut off cannot, so its claim must lapse. The queue is the clock for
/// that: a message that finds its event claimed leaves a challenge and fails, and comes back when it is visible again,
/// which is later than any Express workflow lives. The claim that it challenged is then dead if it still stands.
/// Each message challenges for itself, so that neither of two keeps the other from taking over.
/// </summary>
internal static class IdempotencyStates
{
    private const string InProgress = "IN_PROGRESS";
    private const string Completed = "COMPLETED";

    // Stands for the message's id, which is the name of its own challenge.
    private const string MessageName = "message";

    /// <summary>Claims the event, or skips it, or returns it to the queue.</summary>
    public static IChainable Before(IChainable next, GuardContext guards)
    {
        var claim = Update(guards, "ClaimEvent", "Claims the event for this run, if it is free or a claim has lapsed that this message challenged.", new(
            "SET #status = :inProgress, #run = :run, #challenges = :none, #forgetAt = :forgetAt",
            "attribute_not_exists(#status) OR #run = :run OR (#status = :inProgress AND #challenges.#message < :receives)")
        {
            Names = Names("status", "run", "challenges", GuardTable.ForgetAt, MessageName),
            Values = new()
            {
                [":inProgress"] = DynamoAttributeValue.FromString(InProgress),
                [":run"] = Run,
                [":none"] = DynamoAttributeValue.FromMap(new Dictionary<string, DynamoAttributeValue>()),
                [":forgetAt"] = GuardTable.Number("forgetEventAt"),
                [":receives"] = Receives,
            },
        });
        claim.AddCatch(Challenge(guards), new CatchProps { Errors = [GuardTable.ConditionFailed], ResultPath = JsonPath.DISCARD });
        return Chain.Start(claim).Next(next);
    }

    /// <summary>After the handler: the event is done with, for good.</summary>
    public static TaskStateBase Complete(GuardContext guards) =>
        Update(guards, "CompleteEvent", "Marks the event as handled.", new("SET #status = :completed", "#run = :run")
        {
            Names = Names("status", "run"),
            Values = new() { [":completed"] = DynamoAttributeValue.FromString(Completed), [":run"] = Run },
        });

    /// <summary>After a handler that failed: the next try need not wait for the claim to lapse.</summary>
    public static TaskStateBase Release(GuardContext guards) =>
        Update(guards, "ReleaseEvent", "Gives the claim back, so that the next try can take it.", new("REMOVE #status, #run, #challenges", "#run = :run")
        {
            Names = Names("status", "run", "challenges"),
            Values = new() { [":run"] = Run },
        });

    private static DynamoUpdateItem Challenge(GuardContext guards)
    {
        var challenge = Update(guards, "ChallengeClaim", "Leaves a mark on the claim that stands, for when this message comes again.", new(
            "SET #challenges.#message = :receives", "#status = :inProgress")
        {
            Names = Names("status", "challenges", MessageName),
            Values = new() { [":inProgress"] = DynamoAttributeValue.FromString(InProgress), [":receives"] = Receives },
        });
        challenge.AddCatch(new Succeed(guards.Scope, "AlreadyHandled"), new CatchProps { Errors = [GuardTable.ConditionFailed], ResultPath = JsonPath.DISCARD });
        challenge.Next(new Fail(guards.Scope, "InProgressElsewhere", new FailProps
        {
            Error = "EventPatterns.InProgress",
            Cause = "Another run has claimed this event. The message returns to the queue, and is tried again when that run has ended.",
        }));
        return challenge;
    }

    private static DynamoUpdateItem Update(GuardContext guards, string id, string comment, GuardTable.Change change) =>
        GuardTable.Update(guards.Scope, id, comment, guards.Memory, "event", change);

    private static DynamoAttributeValue Run => DynamoAttributeValue.FromString(JsonPath.StringAt("$$.Execution.Id"));

    private static DynamoAttributeValue Receives => DynamoAttributeValue.NumberFromString(JsonPath.StringAt(WorkflowInput.Receives));

    private static Dictionary<string, string> Names(params string[] attributes) =>
        attributes.ToDictionary(name => $"#{name}", name => name == MessageName ? JsonPath.StringAt(WorkflowInput.MessageId) : name);
}
