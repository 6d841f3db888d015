using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Provisioning;

namespace EventPatterns.Simulator.Services.ApiGateway;

/// <summary>Makes HTTP APIs, their integrations and routes.</summary>
internal sealed class HttpApiProvisioner(HttpApiService service) : IProvisioner
{
    private readonly Dictionary<string, HttpIntegration> _integrations = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Types { get; } = ["AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Integration", "AWS::ApiGatewayV2::Route"];

    public void Provision(Resource resource)
    {
        var properties = resource.Properties;
        switch (resource.Type)
        {
            case "AWS::ApiGatewayV2::Api":
                service.Add(new HttpApi(resource.Ref, resource.Place.Arn("execute-api", resource.Ref)));
                break;
            case "AWS::ApiGatewayV2::Integration":
                _integrations.Add(resource.Ref, Integration(properties));
                break;
            default:
                var target = properties.TextOf("Target")?.Split('/')[^1] ?? "";
                if (!_integrations.TryGetValue(target, out var integration))
                    throw new SimulationException($"{resource} has the target '{properties.TextOf("Target")}', which is no integration of the assembly.");
                service.Api(properties.TextOf("ApiId")!).Add(new HttpRoute(properties.TextOf("RouteKey")!, integration, properties.TextOf("AuthorizationType") == "AWS_IAM"));
                break;
        }
    }

    private static HttpIntegration Integration(JsonMap properties) => new(
        properties.TextOf("IntegrationSubtype") ?? $"{properties.TextOf("IntegrationType")} {properties.TextOf("IntegrationUri")}",
        properties.TextOf("CredentialsArn") ?? "",
        properties["RequestParameters"] as JsonMap ?? JsonMap.Empty,
        properties["ResponseParameters"] as JsonMap ?? JsonMap.Empty);
}
