using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.SecretsManager;
using EventPatterns.Simulator.Services.Ssm;

namespace EventPatterns.Simulator.Provisioning;

/// <summary>
/// Reads what CloudFormation reads at deployment (<see cref="DynamicReference"/>) from the services, once they hold their
/// secrets and parameters.
/// </summary>
internal sealed class DynamicValues(SecretsManagerService secrets, ParameterStore parameters)
{
    /// <summary>The resource's properties with every reference read.</summary>
    /// <exception cref="SimulationException">A reference names nothing that the assembly makes.</exception>
    public JsonMap Of(Resource resource) => (JsonMap)Read(resource.Properties, resource);

    private Json Read(Json value, Resource resource) => value switch
    {
        JsonString text => DynamicReference.Replace(text.Value, reference => Find(reference, resource)),
        JsonMap map => map.Aggregate(new JsonMapBuilder(map.Count), (read, member) => read.Set(member.Key, Read(member.Value, resource))).Build(),
        JsonList list => JsonList.Of(list.Select(item => Read(item, resource))),
        _ => value,
    };

    private string Find(DynamicReference reference, Resource resource)
    {
        var value = reference.Service == "secretsmanager"
            ? Member(secrets.Read(resource.Place, reference.Id, reference.Version), reference.JsonKey)
            : parameters.Read(resource.Place, reference.Id);
        return value ?? throw new SimulationException(
            $"{resource} refers to {reference.Service} '{reference.Id}'{(reference.JsonKey is { } key ? $", key '{key}'" : "")}, which no stack of the assembly makes: give the simulation a stack with the secret or parameter.");
    }

    private static string? Member(string? value, string? key)
    {
        if (value is null || key is null) return value;
        return Json.TryParse(value, out var json) && json[key] is { } member ? (member as JsonString)?.Value ?? member.ToString() : null;
    }
}
