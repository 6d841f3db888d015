using System.Text;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.SecretsManager;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Services.EventBridge.Connections;

/// <summary>Puts a connection's credentials on requests, and learns from the vendor whether they are still good.</summary>
internal sealed class Credentials(HttpNetwork network, World world, ManagedSecrets secrets, ConnectionStates states)
{
    private readonly OAuthTokens _tokens = new(world, network);

    /// <summary>
    /// The header that authorises a request, or null where the connection can't: it is de-authorised, or becomes so now
    /// since its secret is gone or OAuth gives no token (UG/eb-target-connection-deauthorize.html).
    /// </summary>
    public async Task<KeyValuePair<string, string>?> Of(Connection connection, Moment? cause)
    {
        if (connection.State is not (ConnectionState.Authorized or ConnectionState.Authorizing)) return null;
        if (!secrets.TryFind(connection.SecretArn, out _))
        {
            states.Deauthorized(connection, "The secret of the connection does not exist.", cause);
            return null;
        }
        switch (connection.Authorization)
        {
            case Authorization.Basic basic:
                return new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{basic.Username}:{basic.Password}")));
            case Authorization.ApiKey key:
                return new(key.Name, key.Value);
            case Authorization.OAuth oauth:
                return await Bearer(connection, oauth, cause).ConfigureAwait(false);
            default:
                return null;
        }
    }

    /// <summary>
    /// The vendor answered 401 or 407: an OAuth token is fetched anew for the next request, any other connection is
    /// de-authorised, for everyone who uses it (UG/eb-target-connection-deauthorize.html, API_Connection).
    /// </summary>
    public void Refused(Connection connection, int status, Moment? cause)
    {
        if (connection.Authorization is Authorization.OAuth) OAuthTokens.Drop(connection);
        else if (connection.State == ConnectionState.Authorized)
            states.Deauthorized(connection, $"The endpoint answered {status}: it refuses the credentials of the connection.", cause);
    }

    private async Task<KeyValuePair<string, string>?> Bearer(Connection connection, Authorization.OAuth oauth, Moment? cause)
    {
        var token = await _tokens.Get(connection, oauth, cause).ConfigureAwait(false);
        if (token is not null) return new("Authorization", "Bearer " + token.Value);
        if (connection.State is ConnectionState.Authorized or ConnectionState.Authorizing)
            states.Deauthorized(connection, $"The authorization endpoint {oauth.Endpoint} gave no token.", cause);
        return null;
    }
}
