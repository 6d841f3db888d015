using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.EventBridge.Connections;

/// <summary>How a connection proves who calls (API_CreateConnectionAuthRequestParameters).</summary>
internal abstract record Authorization
{
    private Authorization() { }

    public sealed record Basic(string Username, string Password) : Authorization;

    public sealed record ApiKey(string Name, string Value) : Authorization;

    /// <summary>OAuth client credentials.</summary>
    public sealed record OAuth(Uri Endpoint, string Method, string ClientId, string ClientSecret, HttpParameters Parameters) : Authorization;

    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["BASIC"] = "BasicAuthParameters",
        ["API_KEY"] = "ApiKeyAuthParameters",
        ["OAUTH_CLIENT_CREDENTIALS"] = "OAuthParameters",
    };

    /// <summary>The parameters without those of other kinds, which have no effect (UG/eb-target-connection-edit.html).</summary>
    public static JsonMap OnlyOf(string kind, JsonMap parameters) =>
        Members.Where(member => member.Key != kind).Aggregate(parameters, (left, other) => left.Without(other.Value));

    /// <summary>Reads the parameters of the kind; null where they are missing or incomplete.</summary>
    public static Authorization? Read(string? kind, Json parameters) => kind switch
    {
        "BASIC" => parameters["BasicAuthParameters"] is { } basic && basic.TextOf("Username") is { } user && basic.TextOf("Password") is { } password
            ? new Basic(user, password)
            : null,
        "API_KEY" => parameters["ApiKeyAuthParameters"] is { } key && key.TextOf("ApiKeyName") is { } name && key.TextOf("ApiKeyValue") is { } value
            ? new ApiKey(name, value)
            : null,
        "OAUTH_CLIENT_CREDENTIALS" => parameters["OAuthParameters"] is { } oauth ? ReadOAuth(oauth) : null,
        _ => null,
    };

    private static OAuth? ReadOAuth(Json settings) =>
        Uri.TryCreate(settings.TextOf("AuthorizationEndpoint"), UriKind.Absolute, out var endpoint)
        && settings["ClientParameters"] is { } client
        && client.TextOf("ClientID") is { } id
        && client.TextOf("ClientSecret") is { } secret
            ? new(endpoint, (settings.TextOf("HttpMethod") ?? "POST").ToUpperInvariant(), id, secret, HttpParameters.Read(settings["OAuthHttpParameters"]))
            : null;
}
