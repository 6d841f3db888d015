using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Facts;

public sealed class SecretTests
{
    private const string Generated = """
        "Secret": { "Type": "AWS::SecretsManager::Secret", "Properties": { "Name": "crm", "GenerateSecretString": { "PasswordLength": 20, "ExcludePunctuation": true,
          "SecretStringTemplate": "{\"user\":\"shop\"}", "GenerateStringKey": "password" } } }
        """;

    [Fact]
    public void Fact18_Connection_KeepsItsSecretInSecretsManager()
    {
        var shop = Cloud.Of(Destinations.Resources);
        var arn = shop.Assembly.One("Connection").Attributes["SecretArn"].ToString().Trim('"');

        Assert.Contains(":secret:events!connection/crm/", arn, StringComparison.Ordinal);
        var answer = shop.Ask("secretsmanager", "GetSecretValue", $$"""{ "SecretId": "{{arn}}" }""");
        Assert.Equal("""{"api_key_name":"X-Key","api_key_value":"k"}""", answer.TextOf("SecretString"));
        Assert.Equal("events", shop.Ask("secretsmanager", "DescribeSecret", $$"""{ "SecretId": "{{arn}}" }""").TextOf("OwningService"));
        Assert.Equal("InvalidRequestException", shop.Refused("secretsmanager", "PutSecretValue", $$"""{ "SecretId": "{{arn}}", "SecretString": "{}" }""").Code);
    }

    [Fact]
    public void Generated_Secret_FollowsItsRecipeAndTheSeed()
    {
        string Password(ulong seed) => Json.Parse(Cloud.Of(seed, Generated)
            .Ask("secretsmanager", "GetSecretValue", """{ "SecretId": "crm" }""").TextOf("SecretString")!).TextOf("password")!;

        Assert.Equal(Password(1), Password(1));
        Assert.NotEqual(Password(1), Password(2));
        Assert.Matches("^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[a-zA-Z0-9]{20}$", Password(1));
    }

    [Fact]
    public void Put_Value_KeepsThePreviousOne()
    {
        var shop = Cloud.Of(Generated);
        var before = shop.Ask("secretsmanager", "GetSecretValue", """{ "SecretId": "crm" }""").TextOf("SecretString");

        shop.Ask("secretsmanager", "PutSecretValue", """{ "SecretId": "crm", "SecretString": "new" }""");

        Assert.Equal("new", shop.Ask("secretsmanager", "GetSecretValue", """{ "SecretId": "crm" }""").TextOf("SecretString"));
        Assert.Equal(before, shop.Ask("secretsmanager", "GetSecretValue", """{ "SecretId": "crm", "VersionStage": "AWSPREVIOUS" }""").TextOf("SecretString"));
        Assert.Equal("ResourceNotFoundException", shop.Refused("secretsmanager", "GetSecretValue", """{ "SecretId": "none" }""").Code);
    }

    [Fact]
    public void DynamicReference_OfAConnection_IsRead()
    {
        var shop = Cloud.Of(Generated, """
            "Name": { "Type": "AWS::SSM::Parameter", "Properties": { "Name": "/crm/user", "Type": "String", "Value": "from-ssm" } },
            "Connection": { "Type": "AWS::Events::Connection", "Properties": { "Name": "crm", "AuthorizationType": "BASIC", "AuthParameters": { "BasicAuthParameters": {
              "Username": "{{resolve:ssm:/crm/user}}", "Password": { "Fn::Join": ["", ["{{resolve:secretsmanager:", { "Ref": "Secret" }, ":SecretString:password::}}"] ] } } } } }
            """);
        var arn = shop.Assembly.One("Connection").Attributes["SecretArn"].ToString().Trim('"');

        var kept = Json.Parse(shop.Ask("secretsmanager", "GetSecretValue", $$"""{ "SecretId": "{{arn}}" }""").TextOf("SecretString")!);

        Assert.Equal("from-ssm", kept.TextOf("username"));
        Assert.Equal(20, kept.TextOf("password")!.Length);
        Assert.Equal("from-ssm", shop.Ask("ssm", "GetParameter", """{ "Name": "/crm/user" }""")["Parameter"]!.TextOf("Value"));
        Assert.Equal("ParameterNotFound", shop.Refused("ssm", "GetParameter", """{ "Name": "none" }""").Code);
    }

    [Fact]
    public void DynamicReference_ToNothing_IsNamed()
    {
        var error = Assert.Throws<SimulationException>(() => Cloud.Of("""
            "Connection": { "Type": "AWS::Events::Connection", "Properties": { "Name": "crm", "AuthorizationType": "BASIC",
              "AuthParameters": { "BasicAuthParameters": { "Username": "u", "Password": "{{resolve:secretsmanager:none:SecretString:p}}" } } } }
            """));

        Assert.Contains("secretsmanager 'none', key 'p'", error.Message, StringComparison.Ordinal);
    }
}
