using EventPatterns.Simulator.Assembly.Resolving;

namespace EventPatterns.Simulator.Assembly.Types;

/// <summary>API Gateway: REST APIs, and the HTTP and WebSocket APIs of its second version.</summary>
internal static class ApiTypes
{
    public static IReadOnlyList<ResourceType> Rows { get; } =
    [
        new("AWS::ApiGateway::RestApi")
        {
            Generated = d => d.Short(10),
            Arn = d => $"arn:aws:apigateway:{d.Place.Region}::/restapis/{d.Name}",
            Attributes = Read.Of(("RestApiId", d => d.Name), ("RootResourceId", d => PhysicalId.Short(d.Seed("root"), 10))),
        },
        Read.Identified("AWS::ApiGateway::Resource", 6, "ResourceId"),
        Read.Identified("AWS::ApiGateway::Deployment", 6, "DeploymentId"),
        new("AWS::ApiGateway::Stage", "StageName") { Inert = true },
        new("AWS::ApiGateway::Method"),
        new("AWS::ApiGateway::Account") { Inert = true },
        new("AWS::ApiGateway::Model", "Name") { Inert = true },
        Read.Identified("AWS::ApiGateway::RequestValidator", 6, "RequestValidatorId") with { Inert = true },
        Read.Identified("AWS::ApiGateway::Authorizer", 6, "AuthorizerId") with { Inert = true },
        Read.Identified("AWS::ApiGateway::ApiKey", 10, "APIKeyId") with { Inert = true },
        Read.Identified("AWS::ApiGateway::UsagePlan", 6, "Id") with { Inert = true },
        new("AWS::ApiGateway::UsagePlanKey") { Inert = true },
        new("AWS::ApiGateway::GatewayResponse") { Inert = true },
        new("AWS::ApiGateway::DomainName", "DomainName") { Inert = true },
        new("AWS::ApiGateway::BasePathMapping") { Inert = true },
        new("AWS::ApiGatewayV2::Api")
        {
            Generated = d => d.Short(10),
            Arn = d => $"arn:aws:apigateway:{d.Place.Region}::/apis/{d.Name}",
            Attributes = Read.Of(("ApiId", d => d.Name), ("ApiEndpoint", d => Endpoint(d))),
        },
        new("AWS::ApiGatewayV2::Stage", "StageName") { Inert = true },
        Read.Identified("AWS::ApiGatewayV2::Route", 7, "RouteId"),
        Read.Identified("AWS::ApiGatewayV2::Integration", 7, "IntegrationId"),
        Read.Identified("AWS::ApiGatewayV2::IntegrationResponse", 7) with { Inert = true },
        Read.Identified("AWS::ApiGatewayV2::RouteResponse", 7) with { Inert = true },
        Read.Identified("AWS::ApiGatewayV2::Deployment", 6, "DeploymentId"),
        Read.Identified("AWS::ApiGatewayV2::Authorizer", 6, "AuthorizerId") with { Inert = true },
        Read.Identified("AWS::ApiGatewayV2::Model", 6, "ModelId") with { Inert = true },
        Read.Identified("AWS::ApiGatewayV2::ApiMapping", 6, "ApiMappingId") with { Inert = true },
        Read.Identified("AWS::ApiGatewayV2::VpcLink", 6, "VpcLinkId") with { Inert = true },
        new("AWS::ApiGatewayV2::DomainName", "DomainName") { Inert = true },
    ];

    private static string Endpoint(Draft api)
    {
        var scheme = api.Text("ProtocolType") == "WEBSOCKET" ? "wss" : "https";
        return $"{scheme}://{api.Name}.execute-api.{api.Place.Region}.amazonaws.com";
    }
}
