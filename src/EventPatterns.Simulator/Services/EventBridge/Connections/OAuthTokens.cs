using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Services.EventBridge.Connections;

/// <summary>
/// Fetches tokens by client credentials, keeps them as long as they say, and lets all who wait share one fetch
/// (UG/eb-target-connection.html, "OAuth client credentials").
/// </summary>
internal sealed class OAuthTokens(World world, HttpNetwork network)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A token that is good now, or null where the authorization endpoint gives none.</summary>
    public async Task<OAuthToken?> Get(Connection connection, Authorization.OAuth oauth, Moment? cause)
    {
        if (connection.Token is { IsCompleted: false } underWay) return await underWay.Wait().ConfigureAwait(false);
        var token = connection.Token is { } known ? await known.Wait().ConfigureAwait(false) : null;
        if (token is not null && !(token.EndsAt <= world.Loop.Now)) return token;
        if (connection.Token is null or { IsCompleted: true }) connection.Token = SharedResult<OAuthToken?>.Of(world.Loop, () => Fetch(connection, oauth, cause));
        return await connection.Token.Wait().ConfigureAwait(false);
    }

    /// <summary>Drops the token, so that the next request fetches another.</summary>
    public static void Drop(Connection connection)
    {
        if (connection.Token is { IsCompleted: true }) connection.Token = null;
    }

    private async Task<OAuthToken?> Fetch(Connection connection, Authorization.OAuth oauth, Moment? cause)
    {
        var result = await network.Send(Request(oauth) with { Caller = connection.Arn }, Patience, cause).ConfigureAwait(false);
        return result is HttpResult.Replied { Succeeded: true } reply
            && Json.TryParse(reply.Body, out var body)
            && body.TextOf("access_token") is { } value
                ? new OAuthToken(value, Read(body["expires_in"]) is { } seconds ? world.Loop.Now.AddSeconds(seconds) : null)
                : null;
    }

    private static HttpRequest Request(Authorization.OAuth oauth)
    {
        var parameters = oauth.Parameters;
        List<KeyValuePair<string, string>> form =
        [
            new("client_id", oauth.ClientId),
            new("client_secret", oauth.ClientSecret),
            .. parameters.Body.Select(p => KeyValuePair.Create(p.Key, p.Value)),
        ];
        var query = parameters.Query.Select(p => KeyValuePair.Create(p.Key, p.Value));
        var inQuery = oauth.Method == "GET";
        var headers = HttpHeaders.None.With(parameters.Header.Select(p => KeyValuePair.Create(p.Key, p.Value)));
        return new HttpRequest(
            oauth.Method,
            QueryText.Add(oauth.Endpoint, inQuery ? query.Concat(form) : query),
            inQuery ? headers : HttpHeaders.None.With("Content-Type", "application/x-www-form-urlencoded").With(headers),
            inQuery ? null : QueryText.Write(form));
    }

    private static double? Read(Json? seconds) => seconds switch
    {
        JsonNumber number => number.Value,
        JsonString text when double.TryParse(text.Value, out var value) => value,
        _ => null,
    };
}
