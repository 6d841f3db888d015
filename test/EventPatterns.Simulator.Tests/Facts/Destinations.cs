namespace EventPatterns.Simulator.Tests.Facts;

/// <summary>An API destination in a template.</summary>
internal static class Destinations
{
    public const string Url = "https://api.crm.example";

    public const string Resources = """
        "Connection": { "Type": "AWS::Events::Connection", "Properties": { "Name": "crm", "AuthorizationType": "API_KEY",
          "AuthParameters": { "ApiKeyAuthParameters": { "ApiKeyName": "X-Key", "ApiKeyValue": "k" } } } },
        "Destination": { "Type": "AWS::Events::ApiDestination", "Properties": { "Name": "crm", "ConnectionArn": { "Fn::GetAtt": ["Connection", "Arn"] },
          "HttpMethod": "POST", "InvocationEndpoint": "https://api.crm.example/events" } }
        """;

    /// <summary>A target that needs the role <c>Invoker</c> and the queue <c>Failed</c>.</summary>
    public static string Target(string more = "") => Cloud.To("Destination", $$"""
        , "RoleArn": { "Fn::GetAtt": ["Invoker", "Arn"] }, "DeadLetterConfig": { "Arn": { "Fn::GetAtt": ["Failed", "Arn"] } } {{more}}
        """);
}
