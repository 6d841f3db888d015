using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions;

namespace EventPatterns.Simulator.Graphs;

/// <summary>Reads what the tasks of a workflow publish and work with.</summary>
internal sealed class TaskReader(GraphDraft draft, Resource machine)
{
    public void Read()
    {
        if (Json.TryParse(StateMachineProvisioner.Definition(machine), out var definition)) Walk(definition);
    }

    private void Walk(Json value)
    {
        if (value is JsonMap map)
        {
            if (map.TextOf("Type") == "Task" && map.TextOf("Resource") is { } resource) Task(resource, map["Parameters"] ?? map["Arguments"] ?? JsonMap.Empty);
            foreach (var (_, member) in map) Walk(member);
        }
        else if (value is JsonList list)
        {
            foreach (var item in list) Walk(item);
        }
    }

    private void Task(string resource, Json parameters)
    {
        var action = resource.Split(':')[^1];
        if (action.StartsWith("putEvents", StringComparison.Ordinal)) Publish(parameters);
        else if (resource.Contains(":http:", StringComparison.Ordinal)) Request(parameters);
        else
        {
            foreach (var name in draft.Mentioned(JsonList.Of(resource, parameters)))
                if (name != machine.Construct) draft.Link(machine.Construct, name, EdgeKind.Uses, action.Split('.')[0]);
        }
    }

    private void Publish(Json parameters)
    {
        foreach (var entry in parameters.ListOf("Entries"))
            foreach (var bus in draft.Mentioned(entry["EventBusName"] ?? JsonMap.Empty))
                draft.Link(machine.Construct, bus, EdgeKind.Publishes, EventWords.OfEntry(entry));
    }

    private void Request(Json parameters)
    {
        if (!Uri.TryCreate(parameters.TextOf("ApiEndpoint"), UriKind.Absolute, out var endpoint)) return;
        var host = endpoint.GetLeftPart(UriPartial.Authority);
        draft.Add(host, "vendor");
        draft.Link(machine.Construct, host, EdgeKind.Uses, parameters.TextOf("Method") ?? "");
    }
}
