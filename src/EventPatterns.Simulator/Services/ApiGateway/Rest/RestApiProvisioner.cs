using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Provisioning;

namespace EventPatterns.Simulator.Services.ApiGateway.Rest;

/// <summary>Makes REST APIs of their resources and methods.</summary>
internal sealed class RestApiProvisioner(HttpApiService service) : IProvisioner
{
    private readonly Dictionary<string, JsonMap> _resources = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Types { get; } = ["AWS::ApiGateway::RestApi", "AWS::ApiGateway::Resource", "AWS::ApiGateway::Method"];

    public void Provision(Resource resource)
    {
        var properties = resource.Properties;
        switch (resource.Type)
        {
            case "AWS::ApiGateway::RestApi":
                if (properties["Body"] is not null) throw new SimulationException($"{resource} has its methods in Body: OpenAPI documents are not simulated.");
                service.Add(new HttpApi(resource.Ref, resource.Place.Arn("execute-api", resource.Ref)) { NoRoute = (403, """{"message":"Missing Authentication Token"}""") });
                break;
            case "AWS::ApiGateway::Resource":
                _resources.Add(resource.Ref, properties);
                break;
            default:
                var key = $"{properties.TextOf("HttpMethod")} {PathOf(properties.TextOf("ResourceId"))}";
                var integration = RestIntegration.Read(properties["Integration"] ?? JsonMap.Empty, resource.ToString());
                service.Api(properties.TextOf("RestApiId")!).Add(new HttpRoute(key, integration, properties.TextOf("AuthorizationType") == "AWS_IAM"));
                break;
        }
    }

    /// <summary>The root resource alone is no resource of the template.</summary>
    private string PathOf(string? id) => id is not null && _resources.TryGetValue(id, out var part)
        ? $"{PathOf(part.TextOf("ParentId")).TrimEnd('/')}/{part.TextOf("PathPart")}"
        : "/";
}
