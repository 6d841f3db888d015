using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Ssm;

/// <summary>The parameter store of AWS Systems Manager.</summary>
internal sealed class ParameterStore : IAwsService
{
    private readonly Dictionary<string, Resource> _parameters = new(StringComparer.Ordinal);

    public string Name => "ssm";

    /// <summary>Makes the parameter of an <c>AWS::SSM::Parameter</c>.</summary>
    public void Provision(Resource resource) => _parameters.Add(resource.Arn!, resource);

    /// <summary>The parameter's value, or null where there is none.</summary>
    public string? Read(Place place, string name) => _parameters.GetValueOrDefault(Arn(place, name))?.Properties.TextOf("Value");

    public IEnumerable<Permission> Permissions(AwsCall call) => [new Permission(call.Name, Arn(call.Place, call.Request.TextOf("Name") ?? ""))];

    public ValueTask<Answer> Perform(AwsCall call)
    {
        if (call.Action != "GetParameter")
            throw new SimulationException($"The simulator does not know the action {call.Name}, called by {call.By.Name}. It knows GetParameter.");
        var arn = Arn(call.Place, call.Request.TextOf("Name") ?? "");
        return ValueTask.FromResult(_parameters.TryGetValue(arn, out var parameter)
            ? Answer.Of(JsonMap.Of(("Parameter", JsonMap.Of(
                ("ARN", arn),
                ("DataType", parameter.Properties["DataType"] ?? "text"),
                ("Name", parameter.Name),
                ("Type", parameter.Properties["Type"] ?? "String"),
                ("Value", parameter.Properties["Value"] ?? ""),
                ("Version", 1)))))
            : Answer.Fail("ParameterNotFound", $"Parameter {call.Request.TextOf("Name")} not found."));
    }

    private static string Arn(Place place, string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name : place.Arn("ssm", $"parameter/{name.TrimStart('/')}");
}
