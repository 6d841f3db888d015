using System.Runtime.CompilerServices;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Iam.Policies;
using EventPatterns.Simulator.Provisioning;
using EventPatterns.Simulator.Services.EventBridge.Buses;

namespace EventPatterns.Simulator.Services.EventBridge;

/// <summary>Makes buses, archives and rules of a template, by the calls that CloudFormation makes.</summary>
internal sealed class EventBridgeProvisioner(EventBridgeService service) : IProvisioner
{
    // A proof deploys one assembly thousands of times: the calls of a resource are written once.
    private static readonly ConditionalWeakTable<Resource, IReadOnlyList<AwsCall>> Written = [];

    public IReadOnlyList<string> Types { get; } = ["AWS::Events::EventBus", "AWS::Events::EventBusPolicy", "AWS::Events::Archive", "AWS::Events::Rule"];

    public void Provision(Resource resource)
    {
        foreach (var call in Written.GetValue(resource, static r => [.. Calls(r)])) Do(resource, call);
        if (resource.Type == "AWS::Events::EventBus" && PolicyShapes.OfBusItself(resource) is JsonMap policy) Attach(resource, resource.Arn!, _ => policy);
        if (resource.Type == "AWS::Events::EventBusPolicy")
            Attach(resource, ResourceNames.Bus(resource.Properties.TextOf("EventBusName"), resource.Place), before => BusPolicy.With(before, PolicyShapes.OfBus(resource)["Statement"]!));
    }

    /// <summary>IAM knows the policies of the template; the bus tells of them. One that the assembly does not make tells nothing.</summary>
    private void Attach(Resource resource, string busArn, Func<JsonMap?, JsonMap> change)
    {
        if (!service.Registry.TryFind(busArn, resource.Place, out var bus)) return;
        var policy = change(bus.Policy);
        if (BusPolicy.Refuse(policy, bus) is { } error) throw Refusal(resource, error);
        bus.Policy = policy;
    }

    private static SimulationException Refusal(Resource resource, AwsError error) =>
        new($"CloudFormation would refuse {resource}: {error.Code}: {error.Message}");

    private static IEnumerable<AwsCall> Calls(Resource resource) => resource.Type switch
    {
        "AWS::Events::EventBus" => [Call(resource, "CreateEventBus", new JsonMapBuilder().Set("Name", resource.Name).SetIf("Description", resource.Properties["Description"]).Build())],
        "AWS::Events::EventBusPolicy" => [],
        "AWS::Events::Archive" => [Call(resource, "CreateArchive", Archive(resource))],
        _ => Rule(resource),
    };

    private static JsonMap Archive(Resource resource)
    {
        var properties = resource.Properties;
        return properties.Without("SourceArn").With("ArchiveName", resource.Name)
            .With("EventSourceArn", properties["SourceArn"]!).With("EventPattern", Text(properties["EventPattern"]));
    }

    private static IEnumerable<AwsCall> Rule(Resource resource)
    {
        var properties = resource.Properties;
        var name = resource.Name[(resource.Name.LastIndexOf('|') + 1)..];
        yield return Call(resource, "PutRule", properties.Without("Targets").With("Name", name).With("EventPattern", Text(properties["EventPattern"])));
        if (properties["Targets"] is not JsonList targets) yield break;
        var request = JsonMap.Of(("Rule", name), ("Targets", targets));
        yield return Call(resource, "PutTargets", properties["EventBusName"] is { } bus ? request.With("EventBusName", bus) : request);
    }

    private static AwsCall Call(Resource resource, string action, JsonMap request) =>
        new(Principal.Root(resource.Place), "events", action, request, null);

    private void Do(Resource resource, AwsCall call)
    {
        var answer = service.Perform(call).AsTask().GetAwaiter().GetResult(); // EventBridge's own calls answer at once
        if (answer.Error is { } error)
            throw Refusal(resource, error);
    }

    /// <summary>CloudFormation holds a pattern as an object, the API as a text.</summary>
    private static Json Text(Json? pattern) => pattern is null or JsonNull ? Json.Null : pattern is JsonString ? pattern : pattern.ToString();
}
