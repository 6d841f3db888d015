using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;

namespace EventPatterns.Sample.Sandbox;

/// <summary>
/// Stands in for one vendor, without code: whatever is sent to it, API Gateway looks the vendor's mode up in a table and
/// answers accordingly. No item means that the vendor is well.
/// </summary>
internal sealed class StandIn : Construct
{
    private const string Json = "application/json";

    /// <summary>What HTTP tasks and API destinations send.</summary>
    public static readonly IReadOnlyList<string> ContentTypes = [Json, "application/json; charset=UTF-8", "application/json; charset=utf-8"];

    private readonly ITable modes;

    /// <param name="api">The API that it is a part of.</param>
    /// <param name="name">The vendor's name: its first path segment, and its key in the table.</param>
    /// <param name="modes">The switches.</param>
    /// <param name="credentials">What the vendor gave the shop.</param>
    /// <param name="needsApiKey">Whether API Gateway checks the header <c>X-Api-Key</c> against the credentials.</param>
    public StandIn(RestApi api, string name, ITable modes, Secret credentials, bool needsApiKey = false) : base(api, $"{name}-vendor")
    {
        this.modes = modes;
        Endpoint = new VendorEndpoint(api.UrlForPath($"/{name}"), _ => credentials);
        var reader = new Role(this, "Reader", new RoleProps { AssumedBy = new ServicePrincipal("apigateway.amazonaws.com") });
        modes.Grant(reader, "dynamodb:GetItem");
        Root = api.Root.AddResource(name);
        Root.AddProxy(new ProxyResourceOptions
        {
            AnyMethod = true,
            DefaultIntegration = Lookup(name, reader),
            DefaultMethodOptions = new MethodOptions { ApiKeyRequired = needsApiKey, MethodResponses = [.. VendorMode.Statuses.Select(Declared)] },
        });
        TurnOff = SwitchCommand("put-item", $"--item '{{\"vendor\":{{\"S\":\"{name}\"}},\"mode\":{{\"S\":\"{VendorMode.Down.Name}\"}}}}'");
        TurnOn = SwitchCommand("delete-item", $"--key '{{\"vendor\":{{\"S\":\"{name}\"}}}}'");
    }

    /// <summary>Where it is, and what it asks for.</summary>
    public VendorEndpoint Endpoint { get; }

    /// <summary>The path segment of the vendor.</summary>
    public Amazon.CDK.AWS.APIGateway.Resource Root { get; }

    /// <summary>The command that makes it fail.</summary>
    public string TurnOff { get; }

    /// <summary>The command that mends it.</summary>
    public string TurnOn { get; }

    private AwsIntegration Lookup(string name, IRole reader) => new(new AwsIntegrationProps
    {
        Service = "dynamodb",
        Action = "GetItem",
        Options = new IntegrationOptions
        {
            CredentialsRole = reader,
            PassthroughBehavior = PassthroughBehavior.WHEN_NO_TEMPLATES,
            RequestTemplates = ContentTypes.ToDictionary(type => type, _ => $$$"""{ "TableName": "{{{modes.TableName}}}", "Key": { "vendor": { "S": "{{{name}}}" } } }"""),
            IntegrationResponses =
            [
                new IntegrationResponse { StatusCode = "200", ResponseTemplates = Answer(VendorMode.Template) },
                new IntegrationResponse { StatusCode = "500", SelectionPattern = "[45]\\d{2}", ResponseTemplates = Answer("""{ "error": "The switch can't be read." }""") },
            ],
        },
    });

    private static Dictionary<string, string> Answer(string template) => new() { [Json] = template };

    private static MethodResponse Declared(int status) => new() { StatusCode = $"{status}" };

    private string SwitchCommand(string verb, string rest) => $"aws dynamodb {verb} --region {Stack.Of(this).Region} --table-name {modes.TableName} {rest}";
}
