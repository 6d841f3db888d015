using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;

namespace EventPatterns.Sample.Sandbox;

/// <summary>
/// Stand-ins for the shop's three vendors, so that it works in an empty account: an API without code, each vendor with a
/// switch for an outage, and credentials that the stack generates.
/// </summary>
public sealed class SandboxStack : Stack
{
    private readonly Table modes;
    private readonly RestApi api;

    /// <summary>Makes the stack.</summary>
    public SandboxStack(Construct scope, string id) : base(scope, id)
    {
        modes = new Table(this, "Modes", new TableProps
        {
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "vendor", Type = AttributeType.STRING },
            BillingMode = BillingMode.PAY_PER_REQUEST,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        api = new RestApi(this, "Vendors", new RestApiProps
        {
            Description = "Stand-ins for the shop's vendors.",
            CloudWatchRole = false,
            EndpointTypes = [EndpointType.REGIONAL],
            DeployOptions = new StageOptions { StageName = "v1", ThrottlingRateLimit = 100, ThrottlingBurstLimit = 200 },
        });
        Loyalty = MakeLoyalty();
        Payment = MakePayment();
        Carrier = Told(new StandIn(api, "carrier", modes, Credentials("CarrierLogin", "username", "password")), "Carrier");
    }

    /// <summary>The loyalty vendor: an API key in the header <c>X-Api-Key</c>, checked by API Gateway.</summary>
    public VendorEndpoint Loyalty { get; }

    /// <summary>The payment vendor: OAuth client credentials at <c>/token</c>. The token itself is not checked.</summary>
    public VendorEndpoint Payment { get; }

    /// <summary>The carrier: Basic. The login is not checked.</summary>
    public VendorEndpoint Carrier { get; }

    private VendorEndpoint MakeLoyalty()
    {
        var secret = new Secret(this, "LoyaltyKey", new SecretProps { GenerateSecretString = new SecretStringGenerator { ExcludePunctuation = true }, RemovalPolicy = RemovalPolicy.DESTROY });
        var standIn = new StandIn(api, "loyalty", modes, secret, needsApiKey: true);
        var key = new ApiKey(this, "Key", new ApiKeyProps { Value = secret.SecretValue.UnsafeUnwrap(), Description = "The shop's key at the loyalty vendor." });
        var plan = api.AddUsagePlan("LoyaltyPlan", new UsagePlanProps { ApiStages = [new UsagePlanPerApiStage { Api = api, Stage = api.DeploymentStage }] });
        plan.AddApiKey(key);
        return Told(standIn, "Loyalty");
    }

    private VendorEndpoint MakePayment()
    {
        var standIn = new StandIn(api, "payment", modes, Credentials("PaymentClient", "clientId", "clientSecret"));
        TokenEndpoint.AddTo(standIn.Root);
        return Told(standIn, "Payment");
    }

    private Secret Credentials(string id, string nameKey, string secretKey) => new(this, id, new SecretProps
    {
        GenerateSecretString = new SecretStringGenerator { SecretStringTemplate = $$"""{"{{nameKey}}":"shop"}""", GenerateStringKey = secretKey, ExcludePunctuation = true },
        RemovalPolicy = RemovalPolicy.DESTROY,
    });

    private VendorEndpoint Told(StandIn standIn, string name)
    {
        new CfnOutput(this, $"{name}Off", new CfnOutputProps { Value = standIn.TurnOff, Description = $"Makes the {name} vendor fail." });
        new CfnOutput(this, $"{name}On", new CfnOutputProps { Value = standIn.TurnOn, Description = $"Mends the {name} vendor." });
        return standIn.Endpoint;
    }
}
