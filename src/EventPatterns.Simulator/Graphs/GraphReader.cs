using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Graphs;

/// <summary>Reads who sends what to whom from the resources of an assembly.</summary>
internal sealed class GraphReader
{
    private readonly CloudAssembly _assembly;
    private readonly GraphDraft _draft;

    public GraphReader(CloudAssembly assembly) => (_assembly, _draft) = (assembly, new GraphDraft(assembly));

    public StackGraph Read()
    {
        foreach (var resource in _assembly.Resources) Read(resource);
        new PutEventsGrants(_assembly, _draft).Read();
        return _draft.Build();
    }

    private void Read(Resource resource)
    {
        switch (resource.Type)
        {
            case "AWS::Events::Rule": ReadRule(resource); break;
            case "AWS::Pipes::Pipe": ReadPipe(resource); break;
            case "AWS::SNS::Subscription": ReadSubscription(resource); break;
            case "AWS::Scheduler::Schedule": ReadSchedule(resource); break;
            case "AWS::ApiGatewayV2::Integration": ReadIntegration(resource); break;
            case "AWS::StepFunctions::StateMachine": new TaskReader(_draft, resource).Read(); break;
            case "AWS::Events::ApiDestination": ReadDestination(resource); break;
            case "AWS::SQS::Queue": ReadRedrive(resource); break;
        }
    }

    private void ReadRule(Resource rule)
    {
        var bus = rule.Properties.TextOf("ScheduleExpression") is null ? BusOf(rule) : rule.Construct;
        if (bus == rule.Construct) _draft.Add(rule.Construct, "schedule");
        var label = EventWords.OfPattern(rule.Properties["EventPattern"]) is { Length: > 0 } events ? $"{events} ({NameOf(rule)})" : NameOf(rule);
        foreach (var target in rule.Properties.ListOf("Targets"))
        {
            _draft.Link(bus, _draft.Name(target.TextOf("Arn") ?? ""), EdgeKind.Hears, label);
            DeadLetters(bus, target["DeadLetterConfig"]?.TextOf("Arn"), NameOf(rule));
        }
    }

    private string BusOf(Resource rule) => rule.Properties.TextOf("EventBusName") is { } bus
        ? _draft.Name(bus.StartsWith("arn:", StringComparison.Ordinal) ? bus : rule.Place.Arn("events", $"event-bus/{bus}"))
        : _draft.Name(rule.Place.Arn("events", "event-bus/default"));

    private void ReadPipe(Resource pipe)
    {
        var (source, target) = (_draft.Name(pipe.Properties.TextOf("Source") ?? ""), _draft.Name(pipe.Properties.TextOf("Target") ?? ""));
        var events = pipe.Properties["TargetParameters"]?["EventBridgeEventBusParameters"];
        _draft.Link(source, pipe.Construct, EdgeKind.Delivers, "");
        if (pipe.Properties.TextOf("Enrichment") is { } enrichment) _draft.Link(pipe.Construct, _draft.Name(enrichment), EdgeKind.Uses, "enrichment");
        _draft.Link(pipe.Construct, target, events is null ? EdgeKind.Delivers : EdgeKind.Publishes, events is null ? "" : EventWords.OfEntry(events));
    }

    private void ReadSubscription(Resource subscription) =>
        _draft.Link(_draft.Name(subscription.Properties.TextOf("TopicArn") ?? ""), _draft.Name(subscription.Properties.TextOf("Endpoint") ?? ""), EdgeKind.Delivers, "");

    private void ReadSchedule(Resource schedule)
    {
        var target = schedule.Properties["Target"] ?? JsonMap.Empty;
        var events = target["EventBridgeParameters"];
        _draft.Link(schedule.Construct, _draft.Name(target.TextOf("Arn") ?? ""), events is null ? EdgeKind.Delivers : EdgeKind.Publishes,
            events is null ? schedule.Properties.TextOf("ScheduleExpression") ?? "" : EventWords.OfEntry(events));
        DeadLetters(schedule.Construct, target["DeadLetterConfig"]?.TextOf("Arn"));
    }

    private void ReadIntegration(Resource integration)
    {
        if (_assembly.Resources.FirstOrDefault(r => r.Type == "AWS::ApiGatewayV2::Api" && r.Ref == integration.Properties.TextOf("ApiId")) is not { } api) return;
        var parameters = integration.Properties["RequestParameters"] ?? JsonMap.Empty;
        var publishes = integration.Properties.TextOf("IntegrationSubtype") == "EventBridge-PutEvents";
        foreach (var target in _draft.Mentioned(parameters.ToString().Length > 2 ? parameters : integration.Properties["IntegrationUri"] ?? JsonMap.Empty))
            _draft.Link(api.Construct, target, publishes ? EdgeKind.Publishes : EdgeKind.Delivers, publishes ? EventWords.OfEntry(parameters) : "");
    }

    private void ReadDestination(Resource destination)
    {
        if (!Uri.TryCreate(destination.Properties.TextOf("InvocationEndpoint"), UriKind.Absolute, out var endpoint)) return;
        var host = endpoint.GetLeftPart(UriPartial.Authority);
        _draft.Add(host, "vendor");
        _draft.Link(destination.Construct, host, EdgeKind.Delivers, destination.Properties.TextOf("HttpMethod") ?? "");
    }

    private void ReadRedrive(Resource queue) => DeadLetters(queue.Construct, queue.Properties.MapOf("RedrivePolicy")?.TextOf("deadLetterTargetArn"));

    private void DeadLetters(string from, string? queue, string label = "")
    {
        if (queue is not null) _draft.Link(from, _draft.Name(queue), EdgeKind.DeadLetters, label);
    }

    /// <summary>The last part of the path that tells something: <c>Log</c> of <c>Orders/Bus/Log/Rule</c>.</summary>
    private static string NameOf(Resource rule) => rule.Construct.Split('/') switch
    {
        [_, .., var owner, "Rule"] => owner,
        [.., var own] => own,
        [] => rule.Name,
    };
}
