using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;
using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.Consumers;

[Collection(SynthesisCollection.Name)]
public sealed class EventConsumerTests
{
    [Fact]
    public void Template_EveryGuardAndStates_QueuePipeAndGuardedWorkflow()
    {
        var template = Consumer((stack, bus) => Props(bus, Publishing(bus)) with
        {
            Expiry = new ExpiryGuard(),
            Idempotency = new IdempotencyGuard(),
            Ordering = OrderingGuard.By<OrderPlaced>(order => order.OrderId),
            Tracing = true,
        });
        TemplateChecks.Pass(template);
        Snapshot.Matches(template, "EventConsumer.EveryGuard");
    }

    [Fact]
    public void Template_StatesWithoutGuards_NoTable()
    {
        var template = Consumer((_, bus) => Props(bus, Publishing(bus)) with { Events = [new EventPatternOf<OrderPlaced>(), new EventPatternOf<OrderCancelled>()] });
        TemplateChecks.Pass(template);
        Assert.Empty(template.Resources("AWS::DynamoDB::Table"));
        Assert.Equal(2, template.Resources("AWS::Events::Rule").Count);
        Assert.Equal(["ReadMessage", "IsWellFormed", "Malformed", "Handle", "Done"], StateNames(template));
    }

    [Fact]
    public void Template_WorkflowWithIdempotency_StartedByNameOfEvent()
    {
        var template = Consumer((stack, bus) => Props(bus, EventHandling.ByWorkflow(Standard(stack))) with { Idempotency = new IdempotencyGuard() });
        TemplateChecks.Pass(template);
        var machine = template.Resources("AWS::StepFunctions::StateMachine").Single(properties => properties["StateMachineType"]?.GetValue<string>() == "EXPRESS");
        var start = TemplateText.Definition(machine)["States"]!["Handle"]!["Branches"]![0]!["States"]!["StartWorkflow"]!;
        Assert.Equal("States.Hash($.event.detail.metadata.eventId, 'SHA-256')", start["Parameters"]!["Name.$"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("queue", "AWS::SQS::Queue")]
    [InlineData("workflow", "AWS::StepFunctions::StateMachine")]
    [InlineData("function", "AWS::Lambda::Function")]
    public void Template_HandlerThatKeepsTheMessage_StraightFromTheRule(string kind, string type)
    {
        var template = Consumer((stack, bus) => Props(bus, kind switch
        {
            "queue" => EventHandling.ByQueue(new Queue(stack, "Queue")),
            "workflow" => EventHandling.ByWorkflow(Standard(stack)),
            _ => EventHandling.ByFunction(new Function(stack, "Function", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("exports.handler = async () => {}") })),
        }));
        TemplateChecks.Pass(template);
        Snapshot.Matches(template, $"EventConsumer.Straight.{kind}");
        Assert.NotEmpty(template.Resources(type));
        Assert.Empty(template.Resources("AWS::Pipes::Pipe"));
        var target = template.Only("AWS::Events::Rule")["Targets"]![0]!;
        Assert.NotNull(target["DeadLetterConfig"]);
        Assert.Equal("""{"MaximumEventAgeInSeconds":3600,"MaximumRetryAttempts":8}""", target["RetryPolicy"]!.ToJsonString());
    }

    [Fact]
    public void Roles_EveryGuard_NoStarButLogDelivery()
    {
        var template = Consumer((_, bus) => Props(bus, Publishing(bus)) with { Expiry = new ExpiryGuard(), Idempotency = new IdempotencyGuard() });
        var statements = template.Resources("AWS::IAM::Policy").SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray()).ToArray();
        var open = Assert.Single(statements, statement => statement!["Resource"]!.ToJsonString() == "\"*\"")!;
        Assert.All(open["Action"]!.AsArray(), action => Assert.StartsWith("logs:", action!.GetValue<string>(), StringComparison.Ordinal));
        Assert.DoesNotContain(statements, statement => statement!["Action"]!.ToJsonString().Contains('*', StringComparison.Ordinal));
    }

    [Fact]
    public void Queue_Defaults_HiddenLongerThanAnExpressWorkflowLives()
    {
        var template = Consumer((_, bus) => Props(bus, Publishing(bus)));
        var queue = template.Resources("AWS::SQS::Queue").Single(properties => properties.ContainsKey("RedrivePolicy"));
        Assert.Equal(360, queue["VisibilityTimeout"]!.GetValue<int>());
        Assert.Equal(300, template.Definition()["TimeoutSeconds"]!.GetValue<int>());
        Assert.Equal(10, queue["RedrivePolicy"]!["maxReceiveCount"]!.GetValue<int>());
    }

    [Fact]
    public void Publish_FromStates_EnvelopeOfTheContractAndIdOfTheCause()
    {
        var template = Consumer((_, bus) => Props(bus, Publishing(bus)));
        var entry = template.Definition()["States"]!["Handle"]!["Branches"]![0]!["States"]!["Publish"]!["Parameters"]!["Entries"]![0]!;
        Assert.Equal("shipping.parcels", entry["Source"]!.GetValue<string>());
        Assert.Equal("ParcelPrepared", entry["DetailType"]!.GetValue<string>());
        var metadata = entry["Detail"]!["metadata"]!;
        Assert.Equal("States.Hash(States.Format('{}/{}/Publish', $.event.detail.metadata.eventId, $$.StateMachine.Id), 'SHA-256')", metadata["eventId.$"]!.GetValue<string>());
        Assert.Equal("$.event.detail.metadata.eventId", metadata["causationId.$"]!.GetValue<string>());
        Assert.Equal("$.event.detail.metadata.correlationId", metadata["correlationId.$"]!.GetValue<string>());
        Assert.Equal("""{"parcelId":"p-1","orderId.$":"$.event.detail.data.orderId"}""", entry["Detail"]!["data"]!.ToJsonString());
    }

    [Fact]
    public void Publish_ContractWithTimeToLive_ExpiresThatMuchLater()
    {
        var template = Consumer((_, bus) => Props(bus, EventHandling.ByStates(context => context.Publish<ParcelDelayed>("Publish", bus, data => data.Value(p => p.ParcelId, "p-1")))));
        TemplateChecks.Pass(template);
        var states = template.Definition()["States"]!["Handle"]!["Branches"]![0]!["States"]!;
        Assert.Contains("$toMillis($states.context.State.EnteredTime) + 7200000", states["PublishStamp"]!["Output"]!.GetValue<string>(), StringComparison.Ordinal);
        var metadata = states["Publish"]!["Parameters"]!["Entries"]![0]!["Detail"]!["metadata"]!;
        Assert.Equal("$.stamp.occurredAt", metadata["occurredAt.$"]!.GetValue<string>());
        Assert.Equal("$.stamp.expiresAt", metadata["expiresAt.$"]!.GetValue<string>());
    }

    [Fact]
    public void Publish_RequiredMemberNotSet_NamesIt()
    {
        var message = Refused((_, bus) => Props(bus, EventHandling.ByStates(context => context.Publish<ParcelPrepared>("Publish", bus, data => data.Value(p => p.ParcelId, "p-1")))));
        Assert.Equal("ParcelPrepared: the event's payload requires orderId, which the publishing state does not set.", message);
    }

    [Fact]
    public void Props_Wrong_NameThePathAndTheProp()
    {
        Assert.Equal("Stack/Consumer: EventConsumerProps.Events: expected one pattern or more; found none.", Refused((_, bus) => Props(bus, Publishing(bus)) with { Events = [] }));
        Assert.Equal("Stack/Consumer: EventConsumerProps.MaxAttempts: expected 3 to 1000; found 2.", Refused((_, bus) => Props(bus, Publishing(bus)) with { MaxAttempts = 2 }));
        Assert.Equal("Stack/Consumer: EventConsumerProps.Idempotency.Window (days): expected 18 to 365; found 7.", Refused((_, bus) => Props(bus, Publishing(bus)) with { Idempotency = new() { Window = Duration.Days(7) } }));
        Assert.Contains("entity's key", Assert.Throws<ArgumentException>(() => OrderingGuard.By<OrderPlaced>(order => order.Lines)).Message, StringComparison.Ordinal);
    }

    private static EventConsumerProps Props(IEventBus bus, EventHandling handler) => new()
    {
        EventBus = bus,
        Events = [new EventPatternOf<OrderPlaced>()],
        Handler = handler,
        DeliveryAttempts = 8,
        DeliveryAge = Duration.Hours(1),
    };

    private static EventHandling Publishing(IEventBus bus) => EventHandling.ByStates(context => context.Publish<ParcelPrepared>("Publish", bus, data => data
        .Value(parcel => parcel.ParcelId, "p-1")
        .From(parcel => parcel.OrderId, context.Data<OrderPlaced>(order => order.OrderId))));

    private static StateMachine Standard(Stack stack) =>
        new(stack, "Standard", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(new Succeed(stack, "Nothing")) });

    private static SynthesizedTemplate Consumer(Func<Stack, IEventBus, EventConsumerProps> props) =>
        SynthesizedTemplate.Of(stack => new EventConsumer(stack, "Consumer", props(stack, new EventBus(stack, "Bus"))));

    private static string Refused(Func<Stack, IEventBus, EventConsumerProps> props) =>
        Assert.Throws<ArgumentException>(() => Consumer(props)).Message;

    private static IEnumerable<string> StateNames(SynthesizedTemplate template) => template.Definition()["States"]!.AsObject().Select(state => state.Key);
}
