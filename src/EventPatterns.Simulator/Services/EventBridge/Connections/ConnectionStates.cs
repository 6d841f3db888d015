using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.EventBridge.Connections;

/// <summary>
/// Moves connections from state to state, and tells the default bus (UG/event-reference.html, "Connection events"). A
/// connection that is de-authorised takes its API destinations with it.
/// </summary>
internal sealed class ConnectionStates(World world, IServiceEvents events)
{
    /// <summary>Called when a connection's state has changed.</summary>
    public event Action<Connection, Moment?>? Changed;

    public void Tell(Connection connection, string happened, Moment? cause) => events.Emit(
        connection.Place, "aws.events", $"Connection {happened}", connection.Arn,
        new JsonMapBuilder()
            .Set("ConnectionName", connection.Name)
            .SetIf("StateReason", connection.StateReason is { } reason ? (Json)reason : null)
            .Set("Timestamp", Timestamp(world.Loop.Now))
            .Build(),
        cause);

    public void Authorizing(Connection connection, Moment? cause)
    {
        Move(connection, ConnectionState.Authorizing, null, cause);
        Tell(connection, "Authorization Started", cause);
    }

    public void Authorized(Connection connection, Moment? cause)
    {
        connection.AuthorizedAt = world.Loop.Now;
        Move(connection, ConnectionState.Authorized, null, cause);
        Tell(connection, "Authorized", cause);
    }

    public void Deauthorizing(Connection connection, Moment? cause)
    {
        Move(connection, ConnectionState.Deauthorizing, null, cause);
        Tell(connection, "Deauthorization Started", cause);
    }

    public void Deauthorized(Connection connection, string reason, Moment? cause)
    {
        connection.Token = null;
        Move(connection, ConnectionState.Deauthorized, reason, cause);
        Tell(connection, "Deauthorized", cause);
    }

    private void Move(Connection connection, ConnectionState state, string? reason, Moment? cause)
    {
        connection.State = state;
        connection.StateReason = reason;
        connection.ModifiedAt = world.Loop.Now;
        Changed?.Invoke(connection, cause);
    }

    /// <summary>As the examples of UG/event-reference.html spell it.</summary>
    public static string Timestamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss '+0000 UTC'", CultureInfo.InvariantCulture);
}
