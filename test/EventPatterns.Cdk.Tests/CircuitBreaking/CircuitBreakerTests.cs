using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Orchestration;
using EventPatterns.Cdk.Tests.Orchestration;
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
    public void Template_WhoAskedIsTold_AfterTheVendorTookOrRefusedAndOnlyThen()
    {
        var template = Breaker((stack, bus) => Props(stack, bus) with
        {
            Delivered = context => new Pass(context.Scope, "TellTaken"),
            Refused = context => new Pass(context.Scope, "TellRefused"),
        });
        TemplateChecks.Pass(template);

        var gate = template.Resources("AWS::StepFunctions::StateMachine").Select(TemplateText.Definition).Select(definition => definition.ToJsonString()).Single(text => text.Contains("TellTaken", StringComparison.Ordinal));
        Assert.Equal(2, gate.Split("\"TellTaken\"").Length - 1); // its name, and the call that leads there
        Assert.Equal(2, gate.Split("\"TellRefused\"").Length - 1);
        Assert.Contains("""WasRefused""", gate, StringComparison.Ordinal);
    }

    [Fact]
    public void Reply_OfAnotherConversation_Refused()
    {
        var conversation = Conversation.Of<PaymentRequested, PaymentTaken, PaymentDeclined>();
        var refused = Assert.Throws<ArgumentException>(() => Breaker((stack, bus) => Props(stack, bus) with
        {
            Delivered = context => context.Reply("Reply", bus, conversation, WorkflowEvent.Of<PaymentRefunded>(data => data.Value(e => e.PaymentId, "p-1"))),
        }));

        Assert.Contains("Reply: expected one of ", refused.Message, StringComparison.Ordinal);
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
        Assert.Equal("The circuit loyalty-api is open. Try again in 5 seconds.", open["Cause"]!.GetValue<string>());
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
        const string Held = """ "detail":{"data":{"circuit":["loyalty-api"]}},"detail-type":["LoyaltyApiHeld"],"source":["event-patterns.circuit-breaker"]""";
        Assert.Equal($"{{{Held.Trim()}}}", template.Only("AWS::Events::Archive")["EventPattern"]!.ToJsonString());
        string Rule(bool hasTarget) => Assert.Single(template.Resources("AWS::Events::Rule"), rule => rule["EventPattern"]?["replay-name"] is not null && rule["Targets"] is not null == hasTarget)["EventPattern"]!.ToJsonString();
        Assert.Equal($$"""{{{Held.Trim()}},"replay-name":[{"exists":true}]}""", Rule(hasTarget: true));
        Assert.Equal($$"""{{{Held.Trim()}},"replay-name":[{"exists":false}]}""", Rule(hasTarget: false));
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
        Assert.Equal(3, alarms.Count);
        Assert.All(alarms, alarm => Assert.StartsWith("Alerts", alarm["AlarmActions"]![0]!["Ref"]!.GetValue<string>(), StringComparison.Ordinal));
        var watched = alarms.SelectMany(alarm => alarm["Metrics"]!.AsArray()).Select(metric => metric!["MetricStat"]).OfType<System.Text.Json.Nodes.JsonObject>();
        Assert.Equal(
            [("ApproximateNumberOfMessagesVisible", 300), ("ApproximateNumberOfMessagesVisible", 300), ("ApproximateNumberOfMessagesVisible", 300), ("ApproximateNumberOfMessagesVisible", 300), ("ExecutionsFailed", 300), ("ExecutionsStarted", 300)],
            watched.Select(stat => (stat["Metric"]!["MetricName"]!.GetValue<string>(), stat["Period"]!.GetValue<int>())).Order());
        var drawn = template.Only("AWS::CloudWatch::Dashboard").ToJsonString();
        Assert.All(["TriggeredRules", "Invocations", "ExecutionsFailed", "NumberOfMessagesSent"], metric => Assert.Contains(metric, drawn, StringComparison.Ordinal));
    }

    [Fact]
    public void Metrics_RulesOfACustomBusAndOfTheDefaultOne_AreFoundByTheirNames()
    {
        var template = SynthesizedTemplate.Of(stack =>
        {
            foreach (var bus in new[] { new EventBus(stack, "Bus"), EventBus.FromEventBusName(stack, "Default", "default") })
            {
                var breaker = new CircuitBreaker(stack, $"On{bus.Node.Id}", Props(stack, bus));
                foreach (var metric in new[] { breaker.MetricHeld(), breaker.MetricReplayed() })
                    metric.CreateAlarm(stack, $"{bus.Node.Id}{metric.Label}", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 });
            }
        });

        var metrics = template.Resources("AWS::CloudWatch::Alarm").Select(alarm => alarm["Metrics"]![0]!["MetricStat"]!["Metric"]!).ToLookup(metric => metric["Dimensions"]!.AsArray().Count);
        Assert.All([1, 2], dimensions => Assert.Equal(["Invocations", "TriggeredRules"], metrics[dimensions].Select(metric => metric["MetricName"]!.GetValue<string>()).Order()));
        // Ref of a rule on a custom bus has the bus's name before it, so the name comes out of the ARN: rule/NAME, or rule/BUS/NAME.
        Assert.All([1, 2], dimensions => Assert.All(metrics[dimensions], metric => Assert.Equal(dimensions, metric["Dimensions"]![dimensions - 1]!["Value"]!["Fn::Select"]![0]!.GetValue<int>())));
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
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.BreakDuration (seconds): expected a whole number; found 1.5.", Refused(props => props with { BreakDuration = Duration.Millis(1500) }));
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.Retention (days): expected a whole number; found 1.5.", Refused(props => props with { Retention = Duration.Hours(36) }));
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.MonitorInterval (minutes): expected a whole number; found 1.5.", Refused(props => props with { MonitorInterval = Duration.Seconds(90) }));
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.Probe: expected none beside a Vendor, which has its HealthPath; found one.", Refused(props => props with { Probe = (scope, id) => throw new InvalidOperationException(id) }));
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.Vendor.HealthPath: expected a path at the vendor, such as /health; found \"https://x.example/health\".", Refused(props => props with { Vendor = props.Vendor! with { HealthPath = "https://x.example/health" } }));
        Assert.Equal("Stack/Breaker: CircuitBreakerProps.Vendor.IdempotencyHeader: expected a header's name that an HTTP task may send, such as Idempotency-Key; found \"\".", Refused(props => props with { Vendor = props.Vendor! with { IdempotencyHeader = "" } }));
        Assert.All(["If-Match", "host", "X-Amz-Key", "x-amzn-id"], header => Assert.EndsWith($"found \"{header}\".", Refused(props => props with { Vendor = props.Vendor! with { IdempotencyHeader = header } }), StringComparison.Ordinal));
        Assert.EndsWith("found \"\".", Refused(props => props with { Name = null! }), StringComparison.Ordinal);
        Assert.EndsWith("Events: expected one pattern or more; found none.", Refused(props => props with { Events = null! }), StringComparison.Ordinal);
        Assert.Contains("\"http://api.example\"", Assert.Throws<ArgumentException>(() => HttpVendor.Post("http://api.example", Key)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_AnotherBreakerOnTheBusHasIt_Refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack =>
        {
            var bus = new EventBus(stack, "Bus");
            new CircuitBreaker(stack, "First", Props(stack, bus));
            new CircuitBreaker(stack, "Second", Props(stack, bus));
        }));
        Assert.Equal("Stack/Second: CircuitBreakerProps.Name: expected a name of its own on Stack/Bus; found \"loyalty-api\", which Stack/First has.", refused.Message);
    }

    [Fact]
    public void Name_AnotherBreakerOnTheImportedBusHasIt_Refused()
    {
        const string Arn = "arn:aws:events:eu-west-1:111111111111:event-bus/orders";
        var refused = Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack =>
        {
            new CircuitBreaker(stack, "First", Props(stack, EventBus.FromEventBusArn(stack, "One", Arn)));
            new CircuitBreaker(stack, "Second", Props(stack, EventBus.FromEventBusArn(stack, "Other", Arn)));
        }));
        Assert.EndsWith("found \"loyalty-api\", which Stack/First has.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FailFast_IdTooLongForItsStates_Refused() => Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack =>
        new CircuitBreaker(stack, "Breaker", Props(stack, new EventBus(stack, "Bus"))).FailFast(stack, new string('a', 61), scope => new Pass(scope, "Ask"))));

    [Fact]
    public void Defaults_WherePollyHasOne_Pollys()
    {
        var props = Breakerless;
        Assert.Equal((5.0, 1), (props.BreakDuration.ToSeconds(), props.ProbeSuccesses));
        Assert.Equal(30, props.Vendor!.Timeout.ToSeconds());
    }

    [Fact]
    public void Defaults_WithAProbe_AMonitorAndPollysSampling()
    {
        var template = Breaker(Props);
        Assert.Equal("rate(5 minutes)", Assert.Single(template.Resources("AWS::Events::Rule"), rule => rule["ScheduleExpression"] is not null)["ScheduleExpression"]!.GetValue<string>());
        Assert.Contains("- 30000)", template.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_WithoutAProbeOrAMonitor_FailuresCountForHalfAnHour()
    {
        var unprobed = Breaker((stack, bus) => Props(stack, bus) with { Vendor = HttpVendor.Post("https://api.loyalty.example/points", Key) });
        var unwatched = Breaker((stack, bus) => Props(stack, bus) with { MonitorInterval = Duration.Seconds(0) });
        Assert.All([unprobed, unwatched], template => Assert.DoesNotContain(template.Resources("AWS::Events::Rule"), rule => rule["ScheduleExpression"] is not null));
        Assert.All([unprobed, unwatched], template => Assert.Contains("- 1800000)", template.Json.ToJsonString(), StringComparison.Ordinal));
    }

    private static CircuitBreakerProps Breakerless => Props(new Stack(), null!);

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
