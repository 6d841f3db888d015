using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Access;

/// <summary>A table of a simulation.</summary>
public sealed class SimulatedTable
{
    private readonly Simulation _simulation;

    internal SimulatedTable(Simulation simulation, Resource resource)
    {
        _simulation = simulation;
        Resource = resource;
    }

    /// <summary>The table in its template.</summary>
    public Resource Resource { get; }

    /// <summary>All items, as plain JSON, in the table's order.</summary>
    public IReadOnlyList<JsonMap> Items => _simulation.Deployment.DynamoDb.Items(Resource.Arn!).Select(PlainItem.Of).ToList();

    /// <summary>The item of that partition key (and sort key), as plain JSON, or null where there is none.</summary>
    public JsonMap? Item(Json partitionKey, Json? sortKey = null)
    {
        var names = ((JsonList)Resource.Properties["KeySchema"]!).Select(k => k.TextOf("AttributeName")!).ToList();
        return Items.FirstOrDefault(item => item[names[0]]!.Equals(partitionKey)
            && (sortKey is null || item[names[1]]!.Equals(sortKey)));
    }
}
