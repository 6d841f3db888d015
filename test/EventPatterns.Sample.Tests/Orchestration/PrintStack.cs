using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Orchestration;
using EventPatterns.Events;

namespace EventPatterns.Sample.Tests.Orchestration;

[Event(Domain = "prints", Service = "desk")]
public sealed record PrintOrdered(string PrintId, string Text, string How);

[Event(Domain = "prints", Service = "desk")]
public sealed record PrintFinished(string PrintId);

[Event(Domain = "prints", Service = "desk")]
public sealed record PrintCancelled(string PrintId, string Why);

[Event(Domain = "prints", Service = "desk")]
public sealed record PrintCounted(string PrintId);

[Event(Domain = "prints", Service = "desk")]
public sealed record PrintTakenBack(string PrintId);

[Event(Domain = "prints", Service = "desk")]
public sealed record PrintWithdrawn(string PrintId);

[Event(Domain = "prints", Service = "desk")]
public sealed record PrintRequested(string PrintId, string Text, string How);

[Event(Domain = "press", Service = "machine")]
public sealed record Printed(string PrintId);

[Event(Domain = "press", Service = "machine")]
public sealed record PrintPending(string PrintId);

[Event(Domain = "press", Service = "machine")]
public sealed record PrintRefused(string PrintId, string Reason);

/// <summary>A workflow whose event and request are large, and that makes them larger, or takes long, where the order asks for it.</summary>
internal sealed class PrintStack : Stack
{
    public static readonly Conversation Print = Conversation.Of<PrintRequested, Printed, PrintRefused>().WithProgress<PrintPending>();

    public PrintStack(App app, IEventBus bus) : base(app, "Prints")
    {
        new Workflow(this, "Print", new WorkflowProps
        {
            EventBus = bus,
            StartedBy = [new EventPatternOf<PrintOrdered>()],
            Replies = new ReplyRouter(this, "Replies", new ReplyRouterProps { EventBus = bus, Conversations = [Print] }),
            Cancellation = Cancellation.By<PrintWithdrawn, PrintOrdered>(withdrawn => withdrawn.PrintId, ordered => ordered.PrintId) with { Deadline = Duration.Days(300) },
            Steps = workflow => Ask(workflow).Next(Fold(workflow)),
            Completed = workflow => WorkflowEvent.Of<PrintFinished>(data => data.From(e => e.PrintId, Id(workflow))),
            Failed = workflow => WorkflowEvent.Of<PrintCancelled>(data => data.From(e => e.PrintId, Id(workflow)).From(e => e.Why, workflow.Error)),
        });
        new Workflow(this, "Count", new WorkflowProps
        {
            EventBus = bus,
            StartedBy = [new EventPatternOf<PrintOrdered>()],
            Steps = workflow => new Pass(workflow, "Counted", new PassProps { Result = Result.FromNumber(1) }),
            Completed = workflow => WorkflowEvent.Of<PrintCounted>(data => data.From(e => e.PrintId, Id(workflow))),
            Failed = workflow => WorkflowEvent.Of<PrintCounted>(data => data.From(e => e.PrintId, Id(workflow))),
        });
        new Participant(this, "Press", new ParticipantProps
        {
            EventBus = bus,
            Conversation = Print,
            Work = Press,
            InProgress = workflow => WorkflowEvent.Of<PrintPending>(data => data.From(e => e.PrintId, workflow.Data<PrintRequested>(r => r.PrintId))),
            HeartbeatInterval = Duration.Minutes(10),
            Deadline = Duration.Minutes(35),
            Completed = workflow => WorkflowEvent.Of<Printed>(data => data.From(e => e.PrintId, workflow.Data<PrintRequested>(r => r.PrintId))),
            Failed = workflow => WorkflowEvent.Of<PrintRefused>(data => data.From(e => e.PrintId, workflow.Data<PrintRequested>(r => r.PrintId)).From(e => e.Reason, workflow.Error)),
        });
    }

    private static string Id(WorkflowContext workflow) => workflow.Data<PrintOrdered>(order => order.PrintId);

    private static RequestStep Ask(WorkflowContext workflow) => new(workflow, "AskPress", new RequestStepProps
    {
        Conversation = Print,
        Request = WorkflowEvent.Of<PrintRequested>(data => data
            .From(r => r.PrintId, Id(workflow))
            .From(r => r.Text, workflow.Data<PrintOrdered>(o => o.Text))
            .From(r => r.How, workflow.Data<PrintOrdered>(o => o.How))),
        Timeout = Duration.Hours(2),
        Heartbeat = Duration.Hours(1),
        Compensation = Compensation.ByStates(states => states.Publish("TakeBack", WorkflowEvent.Of<PrintTakenBack>(data => data.From(e => e.PrintId, Id(states))))),
    });

    /// <summary>Takes longer than the participant gives signs for, where the order asks for it.</summary>
    private static Choice Press(WorkflowContext workflow)
    {
        var how = workflow.Data<PrintRequested>(r => r.How);
        return new Choice(workflow, "IsThick")
            .When(Condition.StringEquals(how, "thick"), new Wait(workflow, "PressLong", new WaitProps { Time = WaitTime.Duration(Duration.Minutes(75)) }))
            .Otherwise(Grow(workflow, "refuse", how, workflow.Data<PrintRequested>(r => r.Text)));
    }

    /// <summary>Fails after half a year where the order asks for it, or does not end in time.</summary>
    private static Choice Fold(WorkflowContext workflow) => new Choice(workflow, "IsSlow")
        .When(Condition.StringEquals(workflow.Data<PrintOrdered>(o => o.How), "slow"), new Wait(workflow, "Dry", new WaitProps { Time = WaitTime.Duration(Duration.Days(180)) })
            .Next(new Fail(workflow, "Torn", new FailProps { Error = "Torn", Cause = "The paper is." })))
        .When(Condition.StringEquals(workflow.Data<PrintOrdered>(o => o.How), "endless"), new Wait(workflow, "Forget", new WaitProps { Time = WaitTime.Duration(Duration.Days(310)) }))
        .Otherwise(Grow(workflow, "grow", workflow.Data<PrintOrdered>(o => o.How), workflow.Data<PrintOrdered>(o => o.Text)));

    /// <summary>The text three times, which is more than a state may give.</summary>
    private static Choice Grow(WorkflowContext workflow, string asked, string how, string text) => new Choice(workflow, "HowLarge")
        .When(Condition.StringEquals(how, asked), new Pass(workflow, "Grow", new PassProps { Parameters = new Dictionary<string, object> { ["once.$"] = text, ["twice.$"] = text, ["thrice.$"] = text } }))
        .Otherwise(new Pass(workflow, "Small", new PassProps { Result = Result.FromString("small") }));
}
