using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Integrations;
using EventPatterns.Events;
using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.Integrations;

/// <summary>The template of each integration: as pinned, sound, without functions, and with rights on named resources alone.</summary>
[Collection(SynthesisCollection.Name)]
public sealed class IntegrationTemplatesTests
{
    private static readonly Dictionary<string, Action<Stack, IEventBus>> Constructs = new()
    {
        ["StreamToBus"] = (stack, bus) => new StreamToBus(stack, "In", new StreamToBusProps { EventBus = bus, Map = Samples.Warm }),
        ["QueueToBus"] = (stack, bus) => new QueueToBus(stack, "In", new QueueToBusProps { EventBus = bus, Map = Samples.Received }),
        ["TableToBus"] = (stack, bus) => new TableToBus(stack, "In", new TableToBusProps { EventBus = bus, Table = Samples.Table(stack), Contracts = [EventContract.Of<OrderCancelled>()] }),
        ["BusToQueue"] = (stack, bus) => new BusToQueue(stack, "Out", new BusToQueueProps { EventBus = bus, Events = [new EventPatternOf<OrderPlaced>(), new EventPatternOf<OrderCancelled>()] }),
        ["BusToTable"] = (stack, bus) => new BusToTable(stack, "Out", new BusToTableProps { EventBus = bus, Table = Samples.Table(stack), Write = Samples.View }),
        ["EventTransformer"] = (stack, bus) => new EventTransformer(stack, "Tell", new EventTransformerProps { EventBus = bus, Map = Samples.Announce }),
        ["Scheduled.Event"] = (stack, bus) => new Scheduled(stack, "Daily", new ScheduledProps
        {
            Schedule = Schedule.Cron(new CronOptions { Hour = "18", Minute = "0" }),
            TimeZone = "Europe/Zurich",
            FlexibleWindow = Duration.Minutes(15),
            Action = ScheduledAction.Publish(bus, new OrderCancelled("none")),
        }),
        ["Scheduled.Workflow"] = (stack, _) => new Scheduled(stack, "Hourly", new ScheduledProps
        {
            Schedule = Schedule.Rate(Duration.Hours(1)),
            Action = ScheduledAction.Start(new StateMachine(stack, "Clean", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(new Pass(stack, "Nothing")) })),
        }),
    };

    [Fact]
    public void Templates_EachIntegration_AsPinnedAndSound()
    {
        var templates = Constructs.ToDictionary(construct => construct.Key, construct => SynthesizedTemplate.Of(stack => construct.Value(stack, new EventBus(stack, "Bus"))));
        TemplateChecks.Pass([.. templates.Values]);
        foreach (var (name, template) in templates) Snapshot.Matches(template, name);
        Assert.All(templates.Values, template => Assert.Empty(template.Resources("AWS::Lambda::Function")));
        Assert.All(templates.Values, template => Assert.All(Statements(template), statement =>
        {
            Assert.DoesNotContain("*\"", statement["Action"]!.ToJsonString(), StringComparison.Ordinal);
            if (statement["Resource"]!.ToJsonString() == "\"*\"") Assert.Contains("logs:", statement["Action"]!.ToJsonString(), StringComparison.Ordinal);
        }));
    }

    private static IEnumerable<System.Text.Json.Nodes.JsonNode> Statements(SynthesizedTemplate template) =>
        template.Resources("AWS::IAM::Policy").SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray()).Select(statement => statement!);
}
