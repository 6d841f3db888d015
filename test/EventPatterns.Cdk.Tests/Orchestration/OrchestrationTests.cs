using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Orchestration;
using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.Orchestration;

[Collection(SynthesisCollection.Name)]
public sealed class OrchestrationTests
{
    [Fact]
    public void Template_Orchestrator_Everything()
    {
        var template = Orchestrator();
        TemplateChecks.Pass(template);
        Snapshot.Matches(template, "Orchestrator");
        Assert.Empty(template.Resources("AWS::Lambda::Function"));
    }

    [Fact]
    public void Template_Participant_WorkBesideAHeart()
    {
        var template = SynthesizedTemplate.Of(stack => new Participant(stack, "Payments", Checkout.Payments(new EventBus(stack, "Bus"))));
        TemplateChecks.Pass(template);
        Snapshot.Matches(template, "Participant");
        Assert.Empty(template.Resources("AWS::Lambda::Function"));
    }

    [Fact]
    public void Template_ExpressWorkflow_StatesOfTheConsumerItself()
    {
        var template = SynthesizedTemplate.Of(stack => new Workflow(stack, "Checkout", Checkout.Workflow(new EventBus(stack, "Bus"), null, workflow => new Pass(workflow, "Count")) with { Express = true }));
        TemplateChecks.Pass(template);
        Assert.Equal("EXPRESS", template.Only("AWS::StepFunctions::StateMachine")["StateMachineType"]!.GetValue<string>());
        var states = template.Definition()["States"]!["Handle"]!["Branches"]![0]!["States"]!;
        Assert.Equal("$.event.detail.data.orderId", states["PublishCompleted"]!["Parameters"]!["Entries"]![0]!["Detail"]!["data"]!["orderId.$"]!.GetValue<string>());
    }

    [Fact]
    public void Step_ClaimCheck_OneStateThatWritesTokenAndRequest()
    {
        var step = Machine(Orchestrator())["States"]!["Steps"]!["Branches"]![0]!["States"]!["Work"]!["Branches"]![0]!["States"]!["TakePayment"]!;
        Assert.EndsWith(":states:::aws-sdk:dynamodb:updateItem.waitForTaskToken", step["Resource"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((3600, 300), (step["TimeoutSeconds"]!.GetValue<int>(), step["HeartbeatSeconds"]!.GetValue<int>()));
        var values = step["Parameters"]!["ExpressionAttributeValues"]!;
        Assert.Equal("$$.Task.Token", values[":token"]!["S.$"]!.GetValue<string>());
        Assert.Equal("""{"orderId":{"S.$":"States.JsonToString($$.Execution.Input.detail.data.orderId)"},"amount":{"S.$":"States.JsonToString($$.Execution.Input.detail.data.total)"},"currency":{"S":"\u0022EUR\u0022"}}""", values[":data"]!["M"]!.ToJsonString());
    }

    [Fact]
    public void Compensation_TwoSteps_LastFirst()
    {
        var states = Machine(Orchestrator())["States"]!;
        Assert.Equal("CloseTakePayment", states["Steps"]!["Catch"]![0]!["Next"]!.GetValue<string>());
        Assert.Equal("CloseReserve", states["UndoTakePayment"]!["Next"]!.GetValue<string>());
        Assert.Equal("PublishFailed", states["UndoReserve"]!["Next"]!.GetValue<string>());
    }

    [Fact]
    public void Cancellation_WatchThatCannotBeEnded_DoesNotFailWhatIsCommitted()
    {
        var end = Machine(Orchestrator())["States"]!["Steps"]!["Branches"]![0]!["States"]!["EndWatch"]!;
        Assert.Equal(16, end["Retry"]!.AsArray()[^1]!["MaxAttempts"]!.GetValue<int>());
        Assert.Equal("States.ALL", end["Catch"]!.AsArray().Single()!["ErrorEquals"]![0]!.GetValue<string>());
        Assert.Equal(end["Next"]!.GetValue<string>(), end["Catch"]![0]!["Next"]!.GetValue<string>());
    }

    [Fact]
    public void Roles_Everything_NoStarButLogDeliveryAndTheServicesHost()
    {
        var statements = Orchestrator().Resources("AWS::IAM::Policy").SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray()).ToArray();
        var open = statements.Where(statement => statement!["Resource"]!.ToJsonString() == "\"*\"").SelectMany(statement => Actions(statement!)).Distinct();
        Assert.All(open, action => Assert.True(action.StartsWith("logs:", StringComparison.Ordinal) || action == "states:InvokeHTTPEndpoint", action));
        Assert.DoesNotContain(statements, statement => Actions(statement!).Any(action => action.Contains('*', StringComparison.Ordinal)));
    }

    [Fact]
    public void StepProps_Wrong_NameThePathAndTheProp()
    {
        const string Step = "Stack/Checkout/Steps/TakePayment: RequestStepProps.";
        Assert.Equal(Step + "Timeout: expected how long the answer may take, since a step that waits for a token would wait for a year; found none.", Refused(props => props with { Timeout = null! }));
        Assert.Equal(Step + "Heartbeat: expected how long the participant may be silent, shorter than Timeout; found none.", Refused(props => props with { Heartbeat = null! }));
        Assert.Equal(Step + "Heartbeat: expected less than Timeout, 3600 seconds; found 3600 seconds.", Refused(props => props with { Heartbeat = Duration.Hours(1) }));
        Assert.Equal(Step + "Heartbeat (seconds): expected 1 to 31536000; found 0.", Refused(props => props with { Heartbeat = Duration.Seconds(0) }));
        Assert.Equal(Step + "Timeout (seconds): expected 1 to 31536000; found 31622400.", Refused(props => props with { Timeout = Duration.Days(366) }));
        Assert.Equal("Stack/Checkout/Steps/TakePayment: RequestStepProps.Request: expected an event of orders.checkout PaymentRequested v1; found orders.checkout RefundRequested v1.", Refused(props => props with { Request = WorkflowEvent.Of<RefundRequested>(data => data.Value(r => r.OrderId, "o-1")) }));
        Assert.Contains("Add it to ReplyRouterProps.Conversations", Refused(props => props with { Conversation = Conversation.Of<PaymentRequested, PaymentRefunded, RefundFailed>() }), StringComparison.Ordinal);
    }

    [Fact]
    public void Props_Wrong_NameThePathAndTheProp()
    {
        Assert.Equal("Stack/Checkout: WorkflowProps.StartedBy: expected one pattern or more; found none.", Refused((_, bus) => Checkout.Workflow(bus, null, Nothing) with { StartedBy = [] }));
        Assert.Equal("Stack/Checkout: WorkflowProps.Replies: expected a ReplyRouter, which keeps the token that a cancellation needs; found none.", Refused((_, bus) => Checkout.Workflow(bus, null, Nothing) with { Cancellation = Cancellation.ByCorrelation<OrderCancelled>() }));
        Assert.Equal("Stack/Checkout: WorkflowProps.Cancellation.Deadline (seconds): expected 60 to 31536000; found 1.", Refused((stack, bus) => Checkout.Workflow(bus, Checkout.Router(stack, bus), Nothing) with { Cancellation = Cancellation.ByCorrelation<OrderCancelled>() with { Deadline = Duration.Seconds(1) } }));
        Assert.Equal("Stack/Checkout/Steps/TakePayment: RequestStepProps.Replies: expected a ReplyRouter, here or in WorkflowProps.Replies; found none.", Refused((_, bus) => Checkout.Workflow(bus, null, workflow => new RequestStep(workflow, "TakePayment", Checkout.TakePayment(workflow)))));
        Assert.Contains("expected a Standard workflow", Refused((stack, bus) => Checkout.Workflow(bus, null, workflow => new RequestStep(workflow, "TakePayment", Checkout.TakePayment(workflow))) with { Express = true }), StringComparison.Ordinal);
        Assert.Contains("a token never leaves its domain, and payments.cards PaymentTaken v1 is of another", Assert.Throws<ArgumentException>(() => Checkout.Payment.WithTokenInEvent()).Message, StringComparison.Ordinal);
        Assert.Contains("a token never leaves its domain, and payments.cards PaymentPending v1 is of another", Assert.Throws<ArgumentException>(() => Checkout.Approval.WithProgress<PaymentPending>()).Message, StringComparison.Ordinal);
        Assert.Contains("and this event may: expected the category Local; found Domain", Assert.Throws<ArgumentException>(() => Conversation.Of<OrderShipped, OrderPlaced, OrderCancelled>().WithTokenInEvent()).Message, StringComparison.Ordinal);
        Assert.Contains("found orders.backoffice OrderApproved v1, which completes orders.checkout ApprovalRequested v1 and fails orders.checkout RefundRequested v1", Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack => new ReplyRouter(stack, "Replies", new ReplyRouterProps
        {
            EventBus = new EventBus(stack, "Bus"),
            Conversations = [Conversation.Of<ApprovalRequested, OrderApproved, OrderRejected>(), Conversation.Of<RefundRequested, PaymentRefunded, OrderApproved>()],
        }))).Message, StringComparison.Ordinal);
        Assert.Equal("Stack/Checkout/Steps/TakePayment: RequestStepProps.Timeout (seconds): expected at most the workflow's Cancellation.Deadline, 2592000; found 2678400.", Refused((stack, bus) => Checkout.Workflow(bus, Checkout.Router(stack, bus), workflow => new RequestStep(workflow, "TakePayment", Checkout.TakePayment(workflow) with { Timeout = Duration.Days(31) })) with { Cancellation = Cancellation.ByCorrelation<OrderCancelled>() }));
        Assert.Equal("Stack/Payments: ParticipantProps.HeartbeatInterval (seconds): expected 79 or more for a Deadline of 175000 seconds, since the signs of one execution must fit in its history; found 60.", Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack => new Participant(stack, "Payments", Checkout.Payments(new EventBus(stack, "Bus")) with { Deadline = Duration.Seconds(175_000) }))).Message);
        Assert.Contains("Conversation: expected different events", Assert.Throws<ArgumentException>(() => Checkout.Refund.WithProgress<PaymentRefunded>()).Message, StringComparison.Ordinal);
        Assert.Equal("Stack/Payments: ParticipantProps.InProgress: expected a sign of progress exactly where the conversation has one; found none.", Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack => new Participant(stack, "Payments", Checkout.Payments(new EventBus(stack, "Bus")) with { InProgress = null }))).Message);
        Assert.Equal("Stack/Payments: ParticipantProps.HeartbeatInterval (seconds): expected 10 or more; found 5.", Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack => new Participant(stack, "Payments", Checkout.Payments(new EventBus(stack, "Bus")) with { HeartbeatInterval = Duration.Seconds(5) }))).Message);
    }

    [Fact]
    public void Compensation_WhereNothingUndoesIt_Refused()
    {
        var undone = Compensation.ByStates(states => new Pass(states, "Never"));
        string InAMachine(Func<RequestStepProps, RequestStepProps> change, bool own) => Refused((stack, bus) =>
        {
            var router = Checkout.Router(stack, bus);
            return Checkout.Workflow(bus, router, workflow => new RequestStep(own ? stack : workflow, "Ask", change(Checkout.TakePayment(workflow)) with { Replies = router }));
        });
        Assert.Contains("Stack/Ask: RequestStepProps.Compensation: expected none, since only a Workflow undoes its steps", InAMachine(props => props, own: true), StringComparison.Ordinal);
        Assert.Contains("Stack/Checkout/Steps/UndoAskStates/Back: RequestStepProps.Compensation: expected none", InAMachine(props => props with { Compensation = Compensation.ByStates(states => new RequestStep(states, "Back", Checkout.TakePayment(states) with { Compensation = undone })) }, own: false), StringComparison.Ordinal);
        Assert.Contains("beside TokenCarrier.InEvent, which leaves no claim", InAMachine(props => props with { Conversation = Checkout.Approval, Request = WorkflowEvent.Of<ApprovalRequested>(data => data.Value(r => r.OrderId, "o-1")) }, own: false), StringComparison.Ordinal);
        Assert.Contains("Stack/Payments/Steps/Ask: RequestStepProps.Compensation", Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack =>
        {
            var bus = new EventBus(stack, "Bus");
            var router = Checkout.Router(stack, bus);
            new Participant(stack, "Payments", Checkout.Payments(bus) with { Work = workflow => new RequestStep(workflow, "Ask", Checkout.TakePayment(workflow) with { Replies = router }) });
        })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_InAMachineThatNobodyServes_Refused()
    {
        static SynthesizedTemplate Synthesize(bool served) => SynthesizedTemplate.Of(stack =>
        {
            var bus = new EventBus(stack, "Bus");
            var router = Checkout.Router(stack, bus);
            var step = new RequestStep(stack, "Ask", new RequestStepProps
            {
                Conversation = Checkout.Refund,
                Request = WorkflowEvent.Of<RefundRequested>(data => data.Value(r => r.OrderId, "o-1")),
                Timeout = Duration.Hours(1),
                Heartbeat = Duration.Minutes(5),
                Replies = router,
            });
            var machine = new StateMachine(stack, "Machine", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(step) });
            if (served) router.Serve(machine);
        });
        Assert.Contains("Stack/Ask: expected a state machine that Stack/Replies serves", Assert.ThrowsAny<Exception>(() => Synthesize(served: false)).Message, StringComparison.Ordinal);
        TemplateChecks.Pass(Synthesize(served: true));
    }

    private static SynthesizedTemplate Orchestrator() => SynthesizedTemplate.Of(stack =>
    {
        var bus = new EventBus(stack, "Bus");
        var breaker = new CircuitBreaker(stack, "Breaker", new CircuitBreakerProps
        {
            Name = "quotes",
            EventBus = bus,
            Events = [new EventPatternOf<ParcelPrepared>()],
            Vendor = Checkout.Quotes,
        });
        new Workflow(stack, "Checkout", Checkout.Workflow(bus, Checkout.Router(stack, bus), workflow => Steps(workflow, breaker)) with
        {
            Cancellation = Cancellation.By<OrderCancelled, OrderPlaced>(cancelled => cancelled.OrderId, placed => placed.OrderId),
        });
    });

    private static Chain Steps(WorkflowContext workflow, CircuitBreaker breaker) => Chain
        .Start(new UndoableStep(workflow, "Reserve", new UndoableStepProps
        {
            Do = states => new Pass(states, "DoReserve"),
            Compensation = Compensation.ByStates(states => new Pass(states, "UndoReservation")),
        }))
        .Next(new HttpStep(workflow, "Quote", new HttpStepProps { Service = Checkout.Quotes, Breaker = breaker }))
        .Next(new HttpStep(workflow, "QuoteStraight", new HttpStepProps { Service = Checkout.Quotes }))
        .Next(new RequestStep(workflow, "TakePayment", Checkout.TakePayment(workflow)))
        .Next(new RequestStep(workflow, "Approve", new RequestStepProps
        {
            Conversation = Checkout.Approval,
            Request = WorkflowEvent.Of<ApprovalRequested>(data => data.From(r => r.OrderId, workflow.Data<OrderPlaced>(o => o.OrderId))),
            Timeout = Duration.Days(10),
            Heartbeat = Duration.Days(9),
        }));

    private static Pass Nothing(WorkflowContext workflow) => new(workflow, "Nothing");

    private static JsonObject Machine(SynthesizedTemplate template) => template.Resources("AWS::StepFunctions::StateMachine")
        .Select(TemplateText.Definition)
        .Single(definition => definition["StartAt"]!.GetValue<string>() == "Steps");

    private static IEnumerable<string> Actions(JsonNode statement) =>
        statement["Action"] is JsonArray many ? many.Select(action => action!.GetValue<string>()) : [statement["Action"]!.GetValue<string>()];

    private static string Refused(Func<RequestStepProps, RequestStepProps> change) =>
        Refused((stack, bus) => Checkout.Workflow(bus, Checkout.Router(stack, bus), workflow => new RequestStep(workflow, "TakePayment", change(Checkout.TakePayment(workflow)))));

    private static string Refused(Func<Stack, IEventBus, WorkflowProps> props) => Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack =>
    {
        var bus = new EventBus(stack, "Bus");
        new Workflow(stack, "Checkout", props(stack, bus));
    })).Message;
}
