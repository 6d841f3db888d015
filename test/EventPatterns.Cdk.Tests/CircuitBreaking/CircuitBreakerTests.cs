using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Cdk.Events;
using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.CircuitBreaking;

[Collection(SynthesisCollection.Name)]
public sealed class CircuitBreakerTests
{
    [Fact]
    public void Template_HttpVendorAndMonitor_Everything()
    {
        var template = Breaker((stack, bus) => Props(stack, bus) with { ProbeSuccesses = 2, MonitorInterval = Duration.Minutes(5) });
        TemplateChecks.Pass(template);
        Snapshot.Matches(template, "CircuitBreaker.HttpVendor");
        Assert.Empty(template.Resources("AWS::Lambda::Function"));
    }

    [Fact]
    public void Template_ProtectedStatesWithoutProbe_PermitsForTraffic()
    {
        var template = Breaker((stack, bus) => Props(stack, bus) with { Vendor = null, Protect = context => new Pass(context.Scope, "CallSomething"), FailureThreshold = 1 });
        TemplateChecks.Pass(template);
        var definitions = template.Resources("AWS::StepFunctions::StateMachine").Select(TemplateText.Definition).ToArray();
        Assert.Contains(definitions, definition => definition.ToJsonString().Contains("TakePermit", StringComparison.Ordinal));
        Assert.Contains(definitions, definition => definition.ToJsonString().Contains("WatchTraffic", StringComparison.Ordinal));
    }

    [Fact]
    public void Template_CallersThatWait_TwoInOneWorkflow()
    {
        var template = SynthesizedTemplate.Of(stack =>
        {
            var breaker = new CircuitBreaker(stack, "Breaker", Props(stack, new EventBus(stack, "Bus")));
            new StateMachine(stack, "Caller", new StateMachineProps
            {
                DefinitionBody = DefinitionBody.FromChainable(breaker.FailFast(stack, "First", scope => new Pass(scope, "AskVendor")).Next(breaker.FailFast(stack, "Second", scope => new Pass(scope, "AskAgain")))),
            });
        });
        TemplateChecks.Pass(template);
        var caller = template.Resources("AWS::StepFunctions::StateMachine").Select(TemplateText.Definition).Single(definition => definition["StartAt"]!.GetValue<string>() == "First");
        var open = caller["States"]!["First"]!["Branches"]![0]!["States"]!["First: CircuitOpen"]!;
        Assert.Equal(CircuitBreaker.OpenError, open["Error"]!.GetValue<string>());
        Assert.Equal("The circuit loyalty-api is open. Try again in 30 seconds.", open["Cause"]!.GetValue<string>());
    }

    [Fact]
    public void Template_SharedTable_OnePipe()
    {
        var template = SynthesizedTemplate.Of(stack =>
        {
            var bus = new EventBus(stack, "Bus");
            var circuits = new CircuitTable(stack, "Circuits", new CircuitTableProps { EventBus = bus });
            new CircuitBreaker(stack, "Points", Props(stack, bus) with { Circuits = circuits });
            new CircuitBreaker(stack, "Refunds", Props(stack, bus) with { Circuits = circuits, Name = "loyalty-refunds" });
        });
        Assert.Single(template.Resources("AWS::DynamoDB::Table"));
        Assert.Single(template.Resources("AWS::Pipes::Pipe"), pipe => pipe["SourceParameters"]!["DynamoDBStreamParameters"] is not null);
    }

    [Fact]
    public void Rules_HeldEvents_ArchivedWhenFreshAndHeardWhenReplayed()
    {
        var template = Breaker(Props);
        const string Held = """{"detail-type":["LoyaltyApiHeld"],"source":["event-patterns.circuit-breaker"]}""";
        Assert.Equal(Held, template.Only("AWS::Events::Archive")["EventPattern"]!.ToJsonString());
        var redrive = Assert.Single(template.Resources("AWS::Events::Rule"), rule => rule["EventPattern"]?["replay-name"] is not null);
        Assert.Equal("""[{"exists":true}]""", redrive["EventPattern"]!["replay-name"]!.ToJsonString());
    }

    [Fact]
    public void Roles_Everything_NoStarButLogDelivery()
    {
        var statements = Statements(Breaker((stack, bus) => Props(stack, bus) with { MonitorInterval = Duration.Minutes(5) }));
        Assert.All(
            statements.Where(statement => statement["Resource"]!.ToJsonString() == "\"*\""),
            statement => Assert.All(Actions(statement), action => Assert.StartsWith("logs:", action, StringComparison.Ordinal)));
        Assert.DoesNotContain(statements, statement => Actions(statement).Any(action => action.Contains('*', StringComparison.Ordinal)));
    }

    [Fact]
    public void Roles_HttpTasks_OneEndpointByOneMethodFromOneMachine()
    {
        var statements = Statements(Breaker((stack, bus) => Props(stack, bus) with { MonitorInterval = Duration.Minutes(5) }));
        var http = statements.Where(statement => Actions(statement).Contains("states:InvokeHTTPEndpoint")).ToArray();
        Assert.Equal(3, http.Select(statement => statement["Resource"]!["Ref"]!.GetValue<string>()).Distinct().Count());
        const string Call = """{"StringEquals":{"states:HTTPEndpoint":"https://api.loyalty.example/points","states:HTTPMethod":"POST"}}""";
        const string Probe = """{"StringEquals":{"states:HTTPEndpoint":"https://api.loyalty.example/health","states:HTTPMethod":"GET"}}""";
        Assert.Equal([Call, Probe, Probe], http.Select(statement => statement["Condition"]!.ToJsonString()).OrderDescending());
    }

    [Fact]
    public void Template_AlarmsAndDashboard_TellATopic()
    {
        var template = SynthesizedTemplate.Of(stack =>
        {
            var topic = new Amazon.CDK.AWS.SNS.Topic(stack, "Alerts");
            new CircuitBreaker(stack, "Breaker", Props(stack, new EventBus(stack, "Bus")) with { Alarms = new CircuitAlarms { Topic = topic }, Dashboard = true });
        });
        TemplateChecks.Pass(template);
        var alarms = template.Resources("AWS::CloudWatch::Alarm");
        Assert.Equal(2, alarms.Count);
        Assert.All(alarms, alarm => Assert.StartsWith("Alerts", alarm["AlarmActions"]![0]!["Ref"]!.GetValue<string>(), StringComparison.Ordinal));
        var watched = alarms.SelectMany(alarm => alarm["Metrics"]!.AsArray()).Select(metric => metric!["MetricStat"]).OfType<System.Text.Json.Nodes.JsonObject>();
        Assert.Equal(
            [("ExecutionsStarted", 300), ("NumberOfMessagesSent", 300)],
            watched.Select(stat => (stat["Metric"]!["MetricName"]!.GetValue<string>(), stat["Period"]!.GetValue<int>())).Order());
        Assert.Single(template.Resources("AWS::CloudWatch::Dashboard"));
    }

    [Fact]
    public void Template_NeitherAlarmsNorDashboard_None()
    {
        var template = Breaker(Props);
        Assert.Empty(template.Resources("AWS::CloudWatch::Alarm"));
        Assert.Empty(template.Resources("AWS::CloudWatch::Dashboard"));
    }

    [Fact]
    public void Props_Wrong_NameThePathAndTheProp()
    {
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.Vendor: expected either Vendor or Protect; found neither.", Refused(props => props with { Vendor = null }));
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.Vendor: expected either Vendor or Protect; found both.", Refused(props => props with { Protect = context => new Pass(context.Scope, "Call") }));
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.FailureThreshold: expected 1 to 50; found 51.", Refused(props => props with { FailureThreshold = 51 }));
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.BreakDuration (seconds): expected 1 to 86400; found 0.", Refused(props => props with { BreakDuration = Duration.Seconds(0) }));
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.Name: expected 1 to 40 of letters, digits, -, _ and ., beginning with a letter; found \"a/b\".", Refused(props => props with { Name = "a/b" }));
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.MonitorInterval: expected a probe (Vendor.HealthPath or Probe) for the monitor to use; found none.", Refused(props => props with { Vendor = props.Vendor! with { HealthPath = null }, MonitorInterval = Duration.Minutes(1) }));
        Assert.Contains("\"http://api.example\"", Assert.Throws<ArgumentException>(() => HttpVendor.Post("http://api.example", Key)).Message, StringComparison.Ordinal);
    }

    private static Authorization Key => Authorization.ApiKey("X-Api-Key", SecretValue.SecretsManager("loyalty-key"));

    private static CircuitBreakerProps Props(Stack _, IEventBus bus) => new()
    {
        Name = "loyalty-api",
        EventBus = bus,
        Events = [new EventPatternOf<OrderPlaced>()],
        Vendor = HttpVendor.Post("https://api.loyalty.example/points", Key) with { HealthPath = "/health" },
    };

    private static System.Text.Json.Nodes.JsonNode[] Statements(SynthesizedTemplate template) =>
        [.. template.Resources("AWS::IAM::Policy").SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray()).Select(statement => statement!)];

    private static IEnumerable<string> Actions(System.Text.Json.Nodes.JsonNode statement) =>
        statement["Action"] is System.Text.Json.Nodes.JsonArray many ? many.Select(action => action!.GetValue<string>()) : [statement["Action"]!.GetValue<string>()];

    private static SynthesizedTemplate Breaker(Func<Stack, IEventBus, CircuitBreakerProps> props) =>
        SynthesizedTemplate.Of(stack => new CircuitBreaker(stack, "Breaker", props(stack, new EventBus(stack, "Bus"))));

    private static string Refused(Func<CircuitBreakerProps, CircuitBreakerProps> change) =>
        Assert.Throws<ArgumentException>(() => Breaker((stack, bus) => change(Props(stack, bus)))).Message;
}
