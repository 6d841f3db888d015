using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.EventBridge.Connections;

/// <summary>Connections as the API tells of them, and as their secret holds them.</summary>
internal static class ConnectionJson
{
    /// <summary>API_DescribeConnection: everything but what is secret.</summary>
    public static JsonMap Describe(Connection connection) => new JsonMapBuilder(12)
        .Set("AuthorizationType", connection.AuthorizationType)
        .Set("AuthParameters", Masked(connection.AuthParameters))
        .Set("ConnectionArn", connection.Arn)
        .Set("ConnectionState", State(connection.State))
        .Set("CreationTime", AwsTime.Iso(connection.CreatedAt))
        .SetIf("Description", Optional(connection.Description))
        .SetIf("LastAuthorizedTime", Time(connection.AuthorizedAt))
        .Set("LastModifiedTime", AwsTime.Iso(connection.ModifiedAt))
        .Set("Name", connection.Name)
        .SetIf("SecretArn", connection.Authorization is null ? null : (Json)connection.SecretArn)
        .SetIf("StateReason", Optional(connection.StateReason))
        .Build();

    /// <summary>API_ListConnections.</summary>
    public static JsonMap Item(Connection connection) =>
        Describe(connection).Without("AuthParameters").Without("Description").Without("SecretArn");

    /// <summary>API_CreateConnection, API_UpdateConnection and API_DeleteConnection.</summary>
    public static JsonMap Changed(Connection connection, bool created = false) => new JsonMapBuilder()
        .Set("ConnectionArn", connection.Arn)
        .Set("ConnectionState", State(connection.State))
        .Set("CreationTime", AwsTime.Iso(connection.CreatedAt))
        .SetIf("LastAuthorizedTime", created ? null : Time(connection.AuthorizedAt))
        .Set("LastModifiedTime", AwsTime.Iso(connection.ModifiedAt))
        .Build();

    /// <summary>What EventBridge keeps in Secrets Manager, in its own spelling.</summary>
    public static JsonMap Secret(Connection connection)
    {
        var secret = new JsonMapBuilder();
        switch (connection.Authorization)
        {
            case Authorization.Basic basic:
                secret.Set("username", basic.Username).Set("password", basic.Password);
                break;
            case Authorization.ApiKey key:
                secret.Set("api_key_name", key.Name).Set("api_key_value", key.Value);
                break;
            case Authorization.OAuth oauth:
                secret.Set("client_id", oauth.ClientId).Set("client_secret", oauth.ClientSecret)
                    .Set("authorization_endpoint", oauth.Endpoint.AbsoluteUri).Set("http_method", oauth.Method)
                    .SetIf("oauth_http_parameters", Parameters(connection.AuthParameters["OAuthParameters"]?["OAuthHttpParameters"]));
                break;
        }
        return secret.SetIf("invocation_http_parameters", Parameters(connection.AuthParameters["InvocationHttpParameters"])).Build();
    }

    public static string State(ConnectionState state) => state.ToString().ToUpperInvariant();

    private static JsonMap? Parameters(Json? settings) => settings is null
        ? null
        : new JsonMapBuilder()
            .SetIf("header_parameters", List(settings, "HeaderParameters"))
            .SetIf("query_string_parameters", List(settings, "QueryStringParameters"))
            .SetIf("body_parameters", List(settings, "BodyParameters"))
            .Build();

    private static JsonList? List(Json settings, string kind) => settings[kind] is JsonList parameters
        ? JsonList.Of(parameters.Select(p => JsonMap.Of(
            ("key", p["Key"] ?? ""), ("value", p["Value"] ?? ""), ("is_value_secret", p.FlagOf("IsValueSecret")))))
        : null;

    private static Json Masked(Json value) => value switch
    {
        JsonMap map when map.FlagOf("IsValueSecret") => map.Without("Value"),
        JsonMap map => map.Aggregate(new JsonMapBuilder(map.Count), Unmask).Build(),
        JsonList list => JsonList.Of(list.Select(Masked)),
        _ => value,
    };

    private static JsonMapBuilder Unmask(JsonMapBuilder map, KeyValuePair<string, Json> member) =>
        member.Key is "Password" or "ApiKeyValue" or "ClientSecret" ? map : map.Set(member.Key, Masked(member.Value));

    private static Json? Optional(string? text) => text is null ? null : (Json)text;

    private static Json? Time(DateTimeOffset? time) => time is { } at ? (Json)AwsTime.Iso(at) : null;
}
