using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.SecretsManager;

namespace EventPatterns.Simulator.Services.EventBridge.Connections;

/// <summary>The calls about connections.</summary>
internal sealed partial class ConnectionCalls(World world, ManagedSecrets secrets, ConnectionStates states, Credentials credentials)
{
    private readonly Dictionary<string, Connection> _connections = new(StringComparer.Ordinal);

    public IEnumerable<(string Name, Func<AwsCall, Answer> Action)> Actions =>
    [
        ("CreateConnection", Create),
        ("DescribeConnection", call => Find(call, "describe", out var found, out var missing) ? Answer.Of(ConnectionJson.Describe(found)) : missing),
        ("UpdateConnection", Update),
        ("DeauthorizeConnection", Deauthorize),
        ("DeleteConnection", Delete),
        ("ListConnections", List),
    ];

    public bool TryFind(string? arn, [NotNullWhen(true)] out Connection? connection) =>
        (connection = _connections.Values.FirstOrDefault(c => c.Arn == arn)) is not null;

    /// <summary>
    /// Adds a connection of a template, authorised as a deployment leaves it: an OAuth token is fetched when it is first
    /// needed, since vendors answer only once the simulation runs.
    /// </summary>
    /// <param name="resource">The connection.</param>
    /// <param name="properties">Its properties, with the values of dynamic references.</param>
    /// <exception cref="SimulationException">CloudFormation would refuse the resource.</exception>
    public void Deploy(Resource resource, JsonMap properties)
    {
        var arn = resource.Arn ?? throw new SimulationException($"{resource} has no ARN.");
        var made = Make(resource.Name, arn, ((JsonString)resource.Attributes["SecretArn"]).Value, resource.Place, properties, out var refused);
        if (made is null) throw new SimulationException($"CloudFormation would refuse {resource}: {refused!.Code}: {refused.Message}");
        made.State = ConnectionState.Authorized;
        made.AuthorizedAt = world.Loop.Now;
    }

    /// <summary>
    /// What a caller needs beside the action itself, who gives credentials: EventBridge writes the connection's secret in the
    /// caller's name (UG/eb-use-identity-based.html, "Secrets Manager permissions"; which of them are needed is in the handlers
    /// of CloudFormation's schema of AWS::Events::Connection).
    /// </summary>
    public IEnumerable<Permission> SecretPermissions(AwsCall call)
    {
        if (call.Action is not ("CreateConnection" or "UpdateConnection") || call.Request.MapOf("AuthParameters") is null) return [];
        var name = call.Request.TextOf("Name") ?? "";
        var isThere = _connections.TryGetValue(Key(call.Place, name), out var connection) && secrets.TryFind(connection.SecretArn, out _);
        var arn = isThere ? connection!.SecretArn : call.Place.Arn("secretsmanager", $"secret:events!connection/{name}/*"); // its id is not known yet
        string[] actions = [isThere ? "UpdateSecret" : "CreateSecret", "GetSecretValue", "PutSecretValue"];
        return actions.Select(action => new Permission($"secretsmanager:{action}", arn));
    }

    private Answer Create(AwsCall call)
    {
        var name = call.Request.TextOf("Name") ?? "";
        var arn = call.Place.Arn("events", $"connection/{name}/{world.Random.NextUuid()}");
        var secretArn = call.Place.Arn("secretsmanager", $"secret:events!connection/{name}/{world.Random.NextUuid()}-{world.Random.NextUuid()[..6]}");
        if (Make(name, arn, secretArn, call.Place, call.Request, out var refused) is not { } made) return refused!;
        states.Tell(made, "Creation Started", call.Cause);
        Authorize(made, call.Cause);
        return Answer.Of(ConnectionJson.Changed(made, created: true));
    }

    private Connection? Make(string name, string arn, string secretArn, Place place, Json settings, out AwsError? refused)
    {
        var kind = settings.TextOf("AuthorizationType") ?? "";
        var parameters = settings.MapOf("AuthParameters") ?? JsonMap.Empty;
        var authorization = Authorization.Read(kind, parameters);
        refused = Refuse(name) ?? (authorization is null ? Incomplete(kind) : null)
            ?? (_connections.ContainsKey(Key(place, name)) ? new AwsError("ResourceAlreadyExistsException", $"Connection {name} already exists.") : null);
        if (refused is not null) return null;

        var made = new Connection
        {
            Name = name,
            Arn = arn,
            SecretArn = secretArn,
            Place = place,
            CreatedAt = world.Loop.Now,
            ModifiedAt = world.Loop.Now,
            Description = settings.TextOf("Description"),
            AuthorizationType = kind,
            AuthParameters = parameters,
            Authorization = authorization,
        };
        _connections.Add(Key(place, name), made);
        Keep(made);
        return made;
    }

    /// <summary>
    /// An update of both the authorization's kind and its parameters authorises anew, any other changes settings alone
    /// (UG/eb-target-connection-edit.html, "connections to public APIs").
    /// </summary>
    private Answer Update(AwsCall call)
    {
        if (!Find(call, "update", out var connection, out var missing)) return missing;
        var kind = call.Request.TextOf("AuthorizationType");
        var given = call.Request.MapOf("AuthParameters");
        if ((kind is not null || given is not null) && Change(connection, kind ?? connection.AuthorizationType, given ?? JsonMap.Empty) is { } refused) return refused;

        connection.Description = call.Request.TextOf("Description") ?? connection.Description;
        connection.ModifiedAt = world.Loop.Now;
        states.Tell(connection, "Update Started", call.Cause);
        if (kind is not null && given is not null)
        {
            connection.Token = null;
            Authorize(connection, call.Cause);
        }
        return Answer.Of(ConnectionJson.Changed(connection));
    }

    private AwsError? Change(Connection connection, string kind, JsonMap given)
    {
        var own = Authorization.OnlyOf(kind, given);
        var parameters = kind == connection.AuthorizationType ? Merge(connection.AuthParameters, own) : own;
        if (Authorization.Read(kind, parameters) is not { } authorization) return Incomplete(kind);
        connection.AuthorizationType = kind;
        connection.AuthParameters = parameters;
        connection.Authorization = authorization;
        Keep(connection);
        return null;
    }

    /// <summary>Takes the secret away; an update with new parameters brings the connection back (API_DeauthorizeConnection).</summary>
    private Answer Deauthorize(AwsCall call)
    {
        if (!Find(call, "deauthorize", out var connection, out var missing)) return missing;
        secrets.Delete(connection.SecretArn);
        connection.Authorization = null;
        connection.AuthParameters = JsonMap.Empty;
        states.Deauthorizing(connection, call.Cause);
        var answer = Answer.Of(ConnectionJson.Changed(connection));
        world.Loop.Soon(() => states.Deauthorized(connection, "The connection was de-authorized by DeauthorizeConnection.", call.Cause));
        return answer;
    }

    private Answer Delete(AwsCall call)
    {
        if (!Find(call, "delete", out var connection, out var missing)) return missing;
        _connections.Remove(Key(connection.Place, connection.Name));
        secrets.Delete(connection.SecretArn);
        connection.State = ConnectionState.Deleting;
        connection.ModifiedAt = world.Loop.Now;
        states.Tell(connection, "Deletion Started", call.Cause);
        return Answer.Of(ConnectionJson.Changed(connection));
    }

    private Answer List(AwsCall call) => Answer.Of(JsonMap.Of(("Connections", JsonList.Of(
        from connection in _connections.Values
        where connection.Place == call.Place
        where connection.Name.StartsWith(call.Request.TextOf("NamePrefix") ?? "", StringComparison.Ordinal)
        where call.Request.TextOf("ConnectionState") is not { } state || ConnectionJson.State(connection.State) == state
        select ConnectionJson.Item(connection)))));

    /// <summary>Basic and API key are taken at their word; OAuth must get a token first.</summary>
    private void Authorize(Connection connection, Moment? cause)
    {
        if (connection.Authorization is not Authorization.OAuth)
        {
            states.Authorized(connection, cause);
            return;
        }
        states.Authorizing(connection, cause);
        world.Loop.Soon(() => world.Loop.Begin(() => AskForToken(connection, cause)));
    }

    private async Task AskForToken(Connection connection, Moment? cause)
    {
        if (await credentials.Of(connection, cause).ConfigureAwait(false) is not null && connection.State == ConnectionState.Authorizing)
            states.Authorized(connection, cause);
    }

    private void Keep(Connection connection) => secrets.Put(new ManagedSecret(
        connection.SecretArn,
        connection.SecretArn.Split(":secret:")[1][..^7], // without Secrets Manager's own six characters
        ConnectionJson.Secret(connection)));

    private bool Find(AwsCall call, string verb, [NotNullWhen(true)] out Connection? connection, out Answer missing)
    {
        var name = call.Request.TextOf("Name");
        var found = _connections.TryGetValue(Key(call.Place, name ?? ""), out connection);
        missing = found ? default : Answer.Fail("ResourceNotFoundException", $"Failed to {verb} the connection(s). Connection '{name}' does not exist.");
        return found;
    }

    private static string Key(Place place, string name) => place.Arn("events", $"connection/{name}");

    private static AwsError Incomplete(string kind) => new("ValidationException",
        $"Parameter AuthParameters is not valid for the authorization type '{kind}': BASIC needs BasicAuthParameters, API_KEY ApiKeyAuthParameters, OAUTH_CLIENT_CREDENTIALS OAuthParameters, each with all its members.");

    private static JsonMap Merge(JsonMap old, JsonMap given) => given.Aggregate(old, (map, member) => map.With(member.Key,
        member.Value is JsonMap inner && map[member.Key] is JsonMap before ? Merge(before, inner) : member.Value));

    /// <summary>Null where the name is one that EventBridge takes for a connection or an API destination.</summary>
    internal static AwsError? Refuse(string name) => name.Length is 0 or > 64
        ? new AwsError("ValidationException", $"1 validation error detected: Value '{name}' at 'name' failed to satisfy constraint: Member must have length between 1 and 64")
        : Name().IsMatch(name) ? null
        : new AwsError("ValidationException", $@"1 validation error detected: Value '{name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+");

    [GeneratedRegex(@"^[\.\-_A-Za-z0-9]+\z")]
    private static partial Regex Name();
}
