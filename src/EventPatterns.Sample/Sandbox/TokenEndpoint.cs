using Amazon.CDK.AWS.APIGateway;

namespace EventPatterns.Sample.Sandbox;

/// <summary>Gives everyone a token for an hour: what an OAuth connection asks for before its first request.</summary>
internal static class TokenEndpoint
{
    // What the user guide does not say of a request for a token; any other type is answered with 415
    // (docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html).
    private static readonly string[] ContentTypes = ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=UTF-8", .. StandIn.ContentTypes];

    public static void AddTo(IResource vendor) => vendor.AddResource("token").AddMethod(
        "POST",
        new MockIntegration(new IntegrationOptions
        {
            PassthroughBehavior = PassthroughBehavior.WHEN_NO_TEMPLATES,
            RequestTemplates = ContentTypes.ToDictionary(type => type, _ => """{ "statusCode": 200 }"""),
            IntegrationResponses =
            [
                new IntegrationResponse
                {
                    StatusCode = "200",
                    ResponseTemplates = new Dictionary<string, string> { ["application/json"] = """{ "access_token": "$context.requestId", "token_type": "Bearer", "expires_in": 3600 }""" },
                },
            ],
        }),
        new MethodOptions { MethodResponses = [new MethodResponse { StatusCode = "200" }] });
}
