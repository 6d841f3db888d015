using Amazon.CDK;
using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Constructs;
using EventPatterns.Cdk.Buses;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// An HTTP API whose POST requests become events, without code in between: API Gateway calls PutEvents itself. The
/// caller sends the event's <c>detail</c>; source, detail type and bus are fixed by the route.
/// </summary>
public sealed class ApiToBus : Construct
{
    private const string StageName = "$default";

    /// <summary>Makes the API.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public ApiToBus(Construct scope, string id, ApiToBusProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Check(props);
        Api = new HttpApi(this, "Api", new HttpApiProps { CreateDefaultStage = false, Description = $"Puts events on a bus: {Node.Path}" });
        Role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("apigateway.amazonaws.com") });
        props.EventBus.GrantPublish(Role, [.. props.Routes.Select(route => route.Contract)]);
        foreach (var route in props.Routes) AddRoute(route, props);
        AddStage(props);
    }

    /// <summary>The API.</summary>
    public HttpApi Api { get; }

    /// <summary>The role with which API Gateway puts the routes' events, and no others.</summary>
    public Role Role { get; }

    /// <summary>Where the API is called.</summary>
    public string Url => Api.ApiEndpoint;

    private void AddRoute(ApiRoute route, ApiToBusProps props)
    {
        var integration = new CfnIntegration(this, $"{route.Contract.DetailType}Integration", new CfnIntegrationProps
        {
            ApiId = Api.ApiId,
            IntegrationType = "AWS_PROXY",
            IntegrationSubtype = "EventBridge-PutEvents",
            PayloadFormatVersion = "1.0",
            CredentialsArn = Role.RoleArn,
            // The whole body, since a JSON path would cut it at 100 KB:
            // docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
            RequestParameters = new Dictionary<string, string>
            {
                ["EventBusName"] = props.EventBus.EventBusArn,
                ["Source"] = route.Contract.Source,
                ["DetailType"] = route.Contract.DetailType,
                ["Detail"] = "$request.body",
            },
        });
        new CfnRoute(this, $"{route.Contract.DetailType}Route", new CfnRouteProps
        {
            ApiId = Api.ApiId,
            RouteKey = $"POST {route.Path}",
            Target = $"integrations/{integration.Ref}",
            AuthorizationType = props.Authorization == ApiAuthorization.Iam ? "AWS_IAM" : "NONE",
        });
    }

    private void AddStage(ApiToBusProps props)
    {
        var log = new LogGroup(this, "AccessLog", new LogGroupProps { Retention = RetentionDays.ONE_MONTH, RemovalPolicy = props.RemovalPolicy });
        new CfnStage(this, "Stage", new CfnStageProps
        {
            ApiId = Api.ApiId,
            StageName = StageName,
            AutoDeploy = true,
            DefaultRouteSettings = new CfnStage.RouteSettingsProperty { ThrottlingRateLimit = props.RateLimit, ThrottlingBurstLimit = props.BurstLimit },
            AccessLogSettings = new CfnStage.AccessLogSettingsProperty
            {
                DestinationArn = log.LogGroupArn,
                Format = Stack.Of(this).ToJsonString(AccessLogFields),
            },
        });
    }

    private static Dictionary<string, string> AccessLogFields => new()
    {
        ["requestId"] = "$context.requestId",
        ["time"] = "$context.requestTime",
        ["route"] = "$context.routeKey",
        ["status"] = "$context.status",
        ["ip"] = "$context.identity.sourceIp",
        ["integrationError"] = "$context.integrationErrorMessage",
    };

    private void Check(ApiToBusProps props)
    {
        if (props.Routes.Count == 0) throw Wrong(nameof(props.Routes), "one route or more", "none");
        if (props.Routes.FirstOrDefault(route => !route.Path.StartsWith('/')) is { } route) throw Wrong(nameof(props.Routes), "paths that start with /", $"\"{route.Path}\"");
        if (props.RateLimit is < 1 or > 10_000) throw Wrong(nameof(props.RateLimit), "1 to 10000", $"{props.RateLimit}");
        if (props.BurstLimit is < 1 or > 5_000) throw Wrong(nameof(props.BurstLimit), "1 to 5000", $"{props.BurstLimit}");
    }

    private ArgumentException Wrong(string prop, string expected, string found) =>
        new($"{Node.Path}: ApiToBusProps.{prop}: expected {expected}; found {found}.");
}
