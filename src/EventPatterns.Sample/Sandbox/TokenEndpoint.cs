using Amazon.CDK.AWS.APIGateway;

namespace EventPatterns.Sample.Sandbox;

/// <summary>Gives everyone a token for an hour: what an OAuth connection asks for before its first request.</summary>
internal static class TokenEndpoint
{
    private const string Form = "application/x-www-form-urlencoded";

    public static void AddTo(IResource vendor) => vendor.AddResource("token").AddMethod(
        "POST",
        new MockIntegration(new IntegrationOptions
        {
            PassthroughBehavior = PassthroughBehavior.WHEN_NO_TEMPLATES,
            RequestTemplates = new Dictionary<string, string> { [Form] = """{ "statusCode": 200 }""" },
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
