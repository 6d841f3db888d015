using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Provisioning;

namespace EventPatterns.Simulator.Services.EventBridge;

/// <summary>Makes buses, archives and rules of a template, by the calls that CloudFormation makes.</summary>
internal sealed class EventBridgeProvisioner(EventBridgeService service) : IProvisioner
{
    public IReadOnlyList<string> Types { get; } = ["AWS::Events::EventBus", "AWS::Events::Archive", "AWS::Events::Rule"];

    public void Provision(Resource resource)
    {
        var properties = resource.Properties;
        switch (resource.Type)
        {
            case "AWS::Events::EventBus":
                Do(resource, "CreateEventBus", new JsonMapBuilder().Set("Name", resource.Name).SetIf("Description", properties["Description"]).Build());
                break;
            case "AWS::Events::Archive":
                Do(resource, "CreateArchive", properties.Without("SourceArn").With("ArchiveName", resource.Name)
                    .With("EventSourceArn", properties["SourceArn"]!).With("EventPattern", Text(properties["EventPattern"])));
                break;
            default:
                Rule(resource);
                break;
        }
    }

    private void Rule(Resource resource)
    {
        var properties = resource.Properties;
        var name = resource.Name[(resource.Name.LastIndexOf('|') + 1)..];
        Do(resource, "PutRule", properties.Without("Targets").With("Name", name).With("EventPattern", Text(properties["EventPattern"])));
        if (properties["Targets"] is not JsonList targets) return;
        var request = JsonMap.Of(("Rule", name), ("Targets", targets));
        Do(resource, "PutTargets", properties["EventBusName"] is { } bus ? request.With("EventBusName", bus) : request);
    }

    private void Do(Resource resource, string action, JsonMap request)
    {
        var call = new AwsCall(Principal.Root(resource.Place), "events", action, request, null);
        var answer = service.Perform(call).AsTask().GetAwaiter().GetResult(); // EventBridge's own calls answer at once
        if (answer.Error is { } error)
            throw new SimulationException($"CloudFormation would refuse {resource}: {error.Code}: {error.Message}");
    }

    /// <summary>CloudFormation holds a pattern as an object, the API as a text.</summary>
    private static Json Text(Json? pattern) => pattern is null or JsonNull ? Json.Null : pattern is JsonString ? pattern : pattern.ToString();
}
