using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SecretsManager;
using Amazon.CDK.AWS.StepFunctions;
using HttpMethod = Amazon.CDK.AWS.Events.HttpMethod;

namespace EventPatterns.Cdk.Destinations;

/// <summary>
/// How a request to an outside service proves who sends it. What is secret comes from Secrets Manager by a dynamic
/// reference, so that the template holds the secret's name and never its value.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection.html
/// </summary>
public abstract record HttpAuthorization
{
    private HttpAuthorization()
    {
    }

    /// <summary>User name and password, as HTTP's Basic scheme sends them.</summary>
    /// <param name="secret">A JSON object with both.</param>
    /// <param name="usernameField">The member that holds the name.</param>
    /// <param name="passwordField">The member that holds the password.</param>
    public static HttpAuthorization Basic(ISecret secret, string usernameField = "username", string passwordField = "password") =>
        new BasicScheme(secret, usernameField, passwordField);

    /// <summary>A key in a header.</summary>
    /// <param name="header">The header's name: <c>X-Api-Key</c>.</param>
    /// <param name="secret">The key.</param>
    /// <param name="field">The member that holds the key, where the secret is a JSON object; default: the whole secret is the key.</param>
    public static HttpAuthorization ApiKey(string header, ISecret secret, string? field = null) => new KeyScheme(header, secret, field);

    /// <summary>
    /// A token of OAuth 2's client credentials grant. EventBridge fetches it, keeps it as long as it is good, and fetches
    /// another when the service answers 401 or 407.
    /// </summary>
    /// <param name="tokenUrl">Where tokens are given, by POST.</param>
    /// <param name="secret">A JSON object with id and secret of the client.</param>
    /// <param name="scope">The scope to ask for; default none.</param>
    /// <param name="clientIdField">The member that holds the client's id.</param>
    /// <param name="clientSecretField">The member that holds the client's secret.</param>
    /// <exception cref="ArgumentException">It is no URL of HTTPS.</exception>
    public static HttpAuthorization OAuthClientCredentials(
        string tokenUrl, ISecret secret, string? scope = null, string clientIdField = "clientId", string clientSecretField = "clientSecret") =>
        new OAuthScheme(HttpsUrl.Checked(tokenUrl, nameof(OAuthClientCredentials)), secret, scope, clientIdField, clientSecretField);

    /// <summary>What it is called here.</summary>
    internal abstract string Kind { get; }

    /// <summary>The same as CDK has it, for a <see cref="Connection"/> that you make yourself.</summary>
    public abstract Authorization ToCdk();

    // Names are strings in CDK's props, so the references have to be unwrapped: they are references still.
    private static string Reference(ISecret secret, string field) => secret.SecretValueFromJson(field).UnsafeUnwrap();

    private sealed record BasicScheme(ISecret Secret, string UsernameField, string PasswordField) : HttpAuthorization
    {
        internal override string Kind => nameof(Basic);

        public override Authorization ToCdk() => Authorization.Basic(Reference(Secret, UsernameField), Secret.SecretValueFromJson(PasswordField));
    }

    private sealed record KeyScheme(string Header, ISecret Secret, string? Field) : HttpAuthorization
    {
        internal override string Kind => nameof(ApiKey);

        public override Authorization ToCdk() => Authorization.ApiKey(Header, Field is null ? Secret.SecretValue : Secret.SecretValueFromJson(Field));
    }

    internal sealed record OAuthScheme(string TokenUrl, ISecret Secret, string? Scope, string ClientIdField, string ClientSecretField) : HttpAuthorization
    {
        internal override string Kind => nameof(OAuthClientCredentials);

        public override Authorization ToCdk() => Authorization.Oauth(new OAuthAuthorizationProps
        {
            AuthorizationEndpoint = TokenUrl,
            HttpMethod = HttpMethod.POST,
            ClientId = Reference(Secret, ClientIdField),
            ClientSecret = Secret.SecretValueFromJson(ClientSecretField),
            BodyParameters = Body.ToDictionary(parameter => parameter.Key, parameter => HttpParameter.FromString(parameter.Value)),
        });

        /// <summary>
        /// The same as <c>AuthParameters</c> of a state that calls EventBridge.
        /// Source: docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateConnection.html
        /// </summary>
        /// <param name="secretPath">The JSON path of the secret, parsed, in the state's input.</param>
        internal Dictionary<string, object> ToRequest(string secretPath) => new()
        {
            ["OAuthParameters"] = new Dictionary<string, object>
            {
                ["AuthorizationEndpoint"] = TokenUrl,
                ["HttpMethod"] = "POST",
                ["ClientParameters"] = new Dictionary<string, object>
                {
                    ["ClientID"] = JsonPath.StringAt($"{secretPath}['{ClientIdField}']"),
                    ["ClientSecret"] = JsonPath.StringAt($"{secretPath}['{ClientSecretField}']"),
                },
                ["OAuthHttpParameters"] = new Dictionary<string, object>
                {
                    ["BodyParameters"] = Body.Select(parameter => new Dictionary<string, object> { ["Key"] = parameter.Key, ["Value"] = parameter.Value, ["IsValueSecret"] = false }).ToArray(),
                },
            },
        };

        // EventBridge sends the client's id and secret, and what the grant asks for beside them is ours to add.
        private Dictionary<string, string> Body
        {
            get
            {
                var body = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
                if (Scope is not null) body["scope"] = Scope;
                return body;
            }
        }
    }
}
