using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.EventBridge.Connections;

/// <summary>A connection: credentials, and what goes with each request that uses them.</summary>
internal sealed class Connection
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string SecretArn { get; init; }

    public required Place Place { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; set; }

    public DateTimeOffset? AuthorizedAt { get; set; }

    public string? Description { get; set; }

    /// <summary><c>BASIC</c>, <c>API_KEY</c> or <c>OAUTH_CLIENT_CREDENTIALS</c>.</summary>
    public required string AuthorizationType { get; set; }

    /// <summary>The parameters as they were given, secrets and all.</summary>
    public required JsonMap AuthParameters { get; set; }

    /// <summary>Null once de-authorised by call: its secret is gone.</summary>
    public Authorization? Authorization { get; set; }

    public HttpParameters Invocation => HttpParameters.Read(AuthParameters["InvocationHttpParameters"]);

    public ConnectionState State { get; set; }

    public string? StateReason { get; set; }

    /// <summary>The OAuth token in use, or on its way.</summary>
    public SharedResult<OAuthToken?>? Token { get; set; }
}

/// <summary>The states of a connection to a public endpoint (API_Connection).</summary>
internal enum ConnectionState
{
    Authorizing,
    Authorized,
    Deauthorizing,
    Deauthorized,
    Deleting,
}

/// <summary>A token and when it ends; null for a token that says nothing of its end.</summary>
internal sealed record OAuthToken(string Value, DateTimeOffset? EndsAt);
