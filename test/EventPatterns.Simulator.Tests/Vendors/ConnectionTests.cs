using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Tests.Vendors;

public sealed class ConnectionTests
{
    private readonly OutsideWorld _outside = new();

    [Fact]
    public void Create_Basic_IsAuthorizedAndKeepsItsSecret()
    {
        _outside.Connection(OutsideWorld.BasicAuth.With("InvocationHttpParameters", JsonMap.Empty));
        var described = _outside.Describe();
        Assert.Equal("AUTHORIZED", described.TextOf("ConnectionState"));
        Assert.Equal("""{"BasicAuthParameters":{"Username":"user"},"InvocationHttpParameters":{}}""", described["AuthParameters"]!.ToString());
        Assert.True(_outside.Secrets.TryFind(described.TextOf("SecretArn")!, out var secret));
        Assert.StartsWith("events!connection/crm/", secret.Name, StringComparison.Ordinal);
        Assert.Equal("""{"username":"user","password":"pass","invocation_http_parameters":{}}""", secret.Value.ToString());
    }

    [Fact]
    public void Describe_SecretParameters_HidesTheirValues()
    {
        _outside.Connection(OutsideWorld.BasicAuth.With("InvocationHttpParameters", Json.Parse("""{"HeaderParameters":[{"Key":"a","Value":"1","IsValueSecret":true},{"Key":"b","Value":"2"}]}""")));
        Assert.Equal("""[{"Key":"a","IsValueSecret":true},{"Key":"b","Value":"2"}]""",
            _outside.Describe()["AuthParameters"]!["InvocationHttpParameters"]!["HeaderParameters"]!.ToString());
    }

    [Theory]
    [InlineData("BASIC", """{"BasicAuthParameters":{"Username":"user"}}""")]
    [InlineData("API_KEY", "{}")]
    [InlineData("MAGIC", "{}")]
    public void Create_Incomplete_IsRefused(string type, string parameters) => Assert.Equal("ValidationException",
        _outside.Call("CreateConnection", JsonMap.Of(("Name", "crm"), ("AuthorizationType", type), ("AuthParameters", Json.Parse(parameters)))).Error!.Code);

    [Fact]
    public void Describe_Deleted_IsNotFound()
    {
        _outside.Connection(OutsideWorld.BasicAuth);
        Assert.Equal("DELETING", _outside.Call("DeleteConnection", JsonMap.Of(("Name", "crm"))).Body.TextOf("ConnectionState"));
        Assert.Equal("Failed to describe the connection(s). Connection 'crm' does not exist.", _outside.Call("DescribeConnection", JsonMap.Of(("Name", "crm"))).Error!.Message);
        Assert.Empty(_outside.Secrets.All);
    }

    [Fact]
    public void Update_Password_ChangesTheSecret()
    {
        _outside.Connection(OutsideWorld.BasicAuth);
        var answer = _outside.Call("UpdateConnection", JsonMap.Of(("Name", "crm"), ("AuthParameters", Json.Parse("""{"BasicAuthParameters":{"Password":"new"}}"""))));
        Assert.Equal("AUTHORIZED", answer.Body.TextOf("ConnectionState"));
        Assert.Equal("""{"username":"user","password":"new"}""", Assert.Single(_outside.Secrets.All).Value.ToString());
    }

    [Fact]
    public void Create_OAuth_FetchesATokenFirst()
    {
        var login = _outside.Http.Network.Vendor("https://login.example").Respond(200, Json.Parse("""{"access_token":"t-1","expires_in":3600}"""));
        _outside.Connection(OutsideWorld.OAuth, "OAUTH_CLIENT_CREDENTIALS");
        Assert.Equal("AUTHORIZING", _outside.Describe().TextOf("ConnectionState"));
        _outside.World.Loop.RunUntilIdle();

        Assert.Equal("AUTHORIZED", _outside.Describe().TextOf("ConnectionState"));
        var request = Assert.Single(login.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("client_id=id&client_secret=shh&grant_type=client_credentials", request.Body);
        Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
        Assert.Equal("t1", request.Header("X-Tenant"));
        Assert.Equal("2", request.Query("v"));
    }

    [Fact]
    public void Create_OAuthWithoutToken_IsDeauthorized()
    {
        _outside.Http.Network.Vendor("https://login.example").Respond(400);
        _outside.Connection(OutsideWorld.OAuth, "OAUTH_CLIENT_CREDENTIALS");
        _outside.World.Loop.RunUntilIdle();
        Assert.Equal("DEAUTHORIZED", _outside.Describe().TextOf("ConnectionState"));
        Assert.Equal(["Connection Creation Started", "Connection Authorization Started", "Connection Deauthorized"], _outside.DetailTypes);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(407)]
    public void Fact19_BadCredentials_DeauthorizeTheConnectionForAll(int status)
    {
        var connection = _outside.Connection(OutsideWorld.BasicAuth);
        var destination = _outside.Destination(connection);
        _outside.Events.Clear();
        _outside.Vendor.RespondInTurn(new VendorReply(status));

        Assert.True(_outside.Invoke(destination).Retryable);
        Assert.Equal("DEAUTHORIZED", _outside.Describe().TextOf("ConnectionState"));
        Assert.Equal(["API Destination Deactivated", "Connection Deauthorized"], _outside.DetailTypes);
        var told = _outside.Events[^1];
        Assert.Equal(connection, told.Resource);
        Assert.Equal("crm", told.Detail.TextOf("ConnectionName"));
        Assert.EndsWith(" +0000 UTC", told.Detail.TextOf("Timestamp"), StringComparison.Ordinal);
        Assert.Contains("DEAUTHORIZED", _outside.Invoke(destination).Error!.Message, StringComparison.Ordinal);
        Assert.Single(_outside.Vendor.Requests);
    }

    [Fact]
    public void Fact19_Update_AuthorizesAgain()
    {
        var destination = _outside.Destination(_outside.Connection(OutsideWorld.BasicAuth));
        _outside.Vendor.RespondInTurn(new VendorReply(401));
        _outside.Invoke(destination);
        _outside.Call("UpdateConnection", JsonMap.Of(("Name", "crm"), ("AuthorizationType", "BASIC"), ("AuthParameters", OutsideWorld.BasicAuth)));
        Assert.Null(_outside.Invoke(destination).Error);
        Assert.Equal("API Destination Activated", _outside.DetailTypes.Where(d => d.StartsWith("API", StringComparison.Ordinal)).Last());
    }

    [Theory]
    [InlineData("""{"Name":"crm","AuthParameters":{"BasicAuthParameters":{"Username":"user","Password":"new"}}}""")]
    [InlineData("""{"Name":"crm","AuthorizationType":"BASIC"}""")]
    [InlineData("""{"Name":"crm","Description":"The customers."}""")]
    public void Update_NotBothKindAndParameters_StaysDeauthorized(string update)
    {
        var destination = _outside.Destination(_outside.Connection(OutsideWorld.BasicAuth));
        _outside.Vendor.RespondInTurn(new VendorReply(401));
        _outside.Invoke(destination);
        Assert.Equal("DEAUTHORIZED", _outside.Call("UpdateConnection", OutsideWorld.Map(update)).Body.TextOf("ConnectionState"));
        Assert.NotNull(_outside.Invoke(destination).Error);
    }

    [Fact]
    public void Update_ParametersOfAnotherKind_HaveNoEffect()
    {
        _outside.Connection(OutsideWorld.BasicAuth);
        var answer = _outside.Call("UpdateConnection", JsonMap.Of(("Name", "crm"), ("AuthParameters", Json.Parse("""{"ApiKeyAuthParameters":{"ApiKeyName":"k","ApiKeyValue":"v"}}"""))));
        Assert.Null(answer.Error);
        Assert.Equal("""{"BasicAuthParameters":{"Username":"user"}}""", _outside.Describe()["AuthParameters"]!.ToString());
    }

    [Theory]
    [InlineData("UpdateConnection", "crm", "UpdateSecret")]
    [InlineData("CreateConnection", "other", "CreateSecret")]
    public void Permissions_WithCredentials_ArePermissionsOnTheSecretToo(string action, string name, string needed)
    {
        _outside.Connection(OutsideWorld.BasicAuth);
        var call = new AwsCall(Principal.Root(TestWorld.Home), "events", action, JsonMap.Of(("Name", name), ("AuthParameters", OutsideWorld.BasicAuth)), null);
        var permissions = _outside.Http.Connections.SecretPermissions(call).ToList();
        Assert.Equal([$"secretsmanager:{needed}", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"], permissions.Select(p => p.Action));
        Assert.All(permissions, p => Assert.Contains($":secret:events!connection/{name}/", p.Resource, StringComparison.Ordinal));
        Assert.Empty(_outside.Http.Connections.SecretPermissions(call with { Request = JsonMap.Of(("Name", name)) }));
    }

    [Fact]
    public void Fact19_SecretGone_Deauthorizes()
    {
        var destination = _outside.Destination(_outside.Connection(OutsideWorld.BasicAuth));
        _outside.Secrets.Delete(_outside.Describe().TextOf("SecretArn")!);
        Assert.True(_outside.Invoke(destination).Retryable);
        Assert.Equal("DEAUTHORIZED", _outside.Describe().TextOf("ConnectionState"));
    }

    [Fact]
    public void Deauthorize_Call_TakesTheSecretAway()
    {
        _outside.Connection(OutsideWorld.BasicAuth);
        Assert.Equal("DEAUTHORIZING", _outside.Call("DeauthorizeConnection", JsonMap.Of(("Name", "crm"))).Body.TextOf("ConnectionState"));
        _outside.World.Loop.RunUntilIdle();
        Assert.Equal("DEAUTHORIZED", _outside.Describe().TextOf("ConnectionState"));
        Assert.Empty(_outside.Secrets.All);
        Assert.Equal("{}", _outside.Describe()["AuthParameters"]!.ToString());
    }

    [Fact]
    public void Fact18_OAuthToken_IsKeptUntilItEnds()
    {
        var login = OAuthLogin(expiresIn: 60);
        var destination = _outside.Destination(_outside.Connection(OutsideWorld.OAuth, "OAUTH_CLIENT_CREDENTIALS"));
        Assert.Null(_outside.Invoke(destination).Error);
        Assert.Null(_outside.Invoke(destination).Error);
        Assert.Single(login.Requests);
        _outside.World.Loop.Run(TimeSpan.FromMinutes(1));
        Assert.Null(_outside.Invoke(destination).Error);
        Assert.Equal(["Bearer t-1", "Bearer t-1", "Bearer t-2"], _outside.Vendor.Requests.Select(r => r.Header("Authorization")));
    }

    [Fact]
    public void Fact18_OAuthRefused_FetchesAnotherToken()
    {
        OAuthLogin(expiresIn: 3600);
        var destination = _outside.Destination(_outside.Connection(OutsideWorld.OAuth, "OAUTH_CLIENT_CREDENTIALS"));
        _outside.World.Loop.RunUntilIdle();
        _outside.Vendor.RespondInTurn(new VendorReply(401));
        Assert.True(_outside.Invoke(destination).Retryable);
        Assert.Equal("AUTHORIZED", _outside.Describe().TextOf("ConnectionState"));
        Assert.Null(_outside.Invoke(destination).Error);
        Assert.Equal("Bearer t-2", _outside.Vendor.Requests[^1].Header("Authorization"));
    }

    [Fact]
    public void Fact18_NoToken_AllWhoWaitShareTheOneRefusal()
    {
        var login = OAuthLogin(expiresIn: 60);
        var destination = _outside.Destination(_outside.Connection(OutsideWorld.OAuth, "OAUTH_CLIENT_CREDENTIALS"));
        _outside.World.Loop.RunUntilIdle();
        _outside.World.Loop.Run(TimeSpan.FromMinutes(1));
        login.Respond(503);
        var invocations = Enumerable.Range(1, 3).Select(_ => _outside.Http.Invoker.Invoke(destination, DestinationParameters.Read(null), JsonMap.Empty, null)).ToList();
        Assert.All(invocations, invocation => Assert.NotNull(_outside.End(invocation).Error));
        Assert.Equal(2, login.Requests.Count);
        Assert.Single(_outside.DetailTypes, "Connection Deauthorized");
    }

    private Vendor OAuthLogin(int expiresIn)
    {
        var tokens = 0;
        return _outside.Http.Network.Vendor("https://login.example").Respond(_ =>
            new VendorReply(200).WithJson(JsonMap.Of(("access_token", $"t-{++tokens}"), ("token_type", "Bearer"), ("expires_in", expiresIn))));
    }
}
