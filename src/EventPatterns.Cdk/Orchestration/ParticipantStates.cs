using System.Globalization;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>Work, beside it a heart that beats, and a reply either way.</summary>
internal sealed class ParticipantStates(string path, WorkflowContext context, ParticipantProps props)
{
    private const string Deadline = "$.deadline";
    private const string Replied = "Participant.Replied";

    public IChainable Define() => props.InProgress is null
        ? Answer(new Succeed(context, "Replied"))
        : BesideAHeart();

    // Only a failure ends the other branches of a Parallel, so the branch that has replied fails, and the heart stops:
    // docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
    private Parallel BesideAHeart()
    {
        var beside = new Parallel(context, "WorkAndBeat");
        beside.Branch(Answer(new Fail(context, "StopBeating", new FailProps { Error = Replied, Cause = "The work has ended and the reply is out." })), Beat());
        beside.AddCatch(new Succeed(context, "Replied"), new CatchProps { Errors = [Replied] });
        return beside;
    }

    private Chain Answer(IChainable end)
    {
        var work = new Parallel(context, "Work", new ParallelProps { ResultPath = "$.result" });
        work.Branch(props.Work(context));
        work.CatchAny(Reply("ReplyFailed", props.Failed, props.Conversation.Failed).Next(end), "$.failure");
        return work.Next(Reply("ReplyCompleted", props.Completed, props.Conversation.Completed)).Next(end);
    }

    private Chain Beat()
    {
        var wait = new Wait(context, "Wait", new WaitProps { Time = WaitTime.Duration(props.HeartbeatInterval) });
        var tell = Reply("TellInProgress", props.InProgress!, props.Conversation.InProgress!, eachTime: true).Next(wait);
        wait.Next(new Choice(context, "DoesNobodyWait")
            .When(Condition.Or(IsPast(context.InEvent(EventPath.ExpiresAt)), IsPast(Deadline)), new Succeed(context, "NobodyWaits"))
            .Otherwise(tell));
        return Chain.Start(UntilDeadline()).Next(wait);
    }

    // Without an end of its own the heart would fill the execution's history. Only JSONata can add to a time.
    private CustomState UntilDeadline() => new(context, "BeatUntil", new CustomStateProps
    {
        StateJson = new Dictionary<string, object>
        {
            ["Type"] = "Pass",
            ["QueryLanguage"] = "JSONata",
            ["Output"] = string.Create(CultureInfo.InvariantCulture, $"{{% {{'deadline': $fromMillis($toMillis($states.context.State.EnteredTime) + {props.Deadline.ToMilliseconds()})}} %}}"),
        },
    });

    private static Condition IsPast(string time) => Condition.And(Condition.IsPresent(time), Condition.TimestampLessThanEqualsJsonPath(time, "$$.State.EnteredTime"));

    private Chain Reply(string id, Func<WorkflowContext, WorkflowEvent> reply, EventContract contract, bool eachTime = false) =>
        Chain.Start(context.Publish(id, reply(context).Of(contract, $"{path}: {id}"), new PublishOptions { Metadata = props.Conversation.AnsweringMetadata(context.InEvent), EachTime = eachTime }));
}
