using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Connections;

namespace EventPatterns.Simulator.Services.EventBridge.ApiDestinations;

/// <summary>The calls about API destinations.</summary>
internal sealed class ApiDestinationCalls
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "POST", "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE" };

    private readonly Dictionary<string, ApiDestination> _destinations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _active = new(StringComparer.Ordinal);
    private readonly World _world;
    private readonly ConnectionCalls _connections;
    private readonly IServiceEvents _events;

    public ApiDestinationCalls(World world, ConnectionCalls connections, ConnectionStates states, IServiceEvents events)
    {
        _world = world;
        _connections = connections;
        _events = events;
        states.Changed += Follow;
    }

    public IEnumerable<(string Name, Func<AwsCall, Answer> Action)> Actions =>
    [
        ("CreateApiDestination", Create),
        ("DescribeApiDestination", call => Find(call, "describe", out var found, out var missing) ? Answer.Of(found.Describe(IsActive(found))) : missing),
        ("UpdateApiDestination", Update),
        ("DeleteApiDestination", Delete),
        ("ListApiDestinations", List),
    ];

    public bool TryFind(string arn, [NotNullWhen(true)] out ApiDestination? destination) =>
        (destination = _destinations.Values.FirstOrDefault(d => d.Arn == arn)) is not null;

    /// <summary>Adds an API destination of a template. Its connection comes first.</summary>
    /// <exception cref="SimulationException">CloudFormation would refuse the resource.</exception>
    public void Deploy(Resource resource)
    {
        var arn = resource.Arn ?? throw new SimulationException($"{resource} has no ARN.");
        if (Make(resource.Name, arn, resource.Place, resource.Properties, out var refused) is null)
            throw new SimulationException($"CloudFormation would refuse {resource}: {refused!.Code}: {refused.Message}");
    }

    private Answer Create(AwsCall call)
    {
        var name = call.Request.TextOf("Name") ?? "";
        var arn = call.Place.Arn("events", $"api-destination/{name}/{_world.Random.NextUuid()}");
        return Make(name, arn, call.Place, call.Request, out var refused) is { } made ? Answer.Of(made.Changed(IsActive(made))) : refused!;
    }

    private ApiDestination? Make(string name, string arn, Place place, Json settings, out AwsError? refused)
    {
        refused = ConnectionCalls.Refuse(name) ?? Refuse(settings)
            ?? (_destinations.ContainsKey(Key(place, name)) ? new AwsError("ResourceAlreadyExistsException", $"An api-destination '{name}' already exists.") : null);
        if (refused is not null) return null;
        var made = new ApiDestination
        {
            Name = name,
            Arn = arn,
            Place = place,
            CreatedAt = _world.Loop.Now,
            ModifiedAt = _world.Loop.Now,
            Description = settings.TextOf("Description"),
            ConnectionArn = settings.TextOf("ConnectionArn")!,
            Method = settings.TextOf("HttpMethod")!,
            Endpoint = settings.TextOf("InvocationEndpoint")!,
            Rate = (int)(settings.WholeOf("InvocationRateLimitPerSecond") ?? ApiDestination.DefaultRate),
        };
        _destinations.Add(Key(place, name), made);
        if (IsActive(made)) _active.Add(made.Arn);
        return made;
    }

    private Answer Update(AwsCall call)
    {
        if (!Find(call, "update", out var destination, out var missing)) return missing;
        if (Refuse(Over(destination.Describe(active: true), call.Request)) is { } refused) return refused;
        destination.Description = call.Request.TextOf("Description") ?? destination.Description;
        destination.ConnectionArn = call.Request.TextOf("ConnectionArn") ?? destination.ConnectionArn;
        destination.Method = call.Request.TextOf("HttpMethod") ?? destination.Method;
        destination.Endpoint = call.Request.TextOf("InvocationEndpoint") ?? destination.Endpoint;
        destination.Rate = (int)(call.Request.WholeOf("InvocationRateLimitPerSecond") ?? destination.Rate);
        destination.ModifiedAt = _world.Loop.Now;
        return Answer.Of(destination.Changed(IsActive(destination)));
    }

    private Answer Delete(AwsCall call)
    {
        if (!Find(call, "delete", out var destination, out var missing)) return missing;
        _destinations.Remove(Key(destination.Place, destination.Name));
        _active.Remove(destination.Arn);
        return Answer.Empty;
    }

    private Answer List(AwsCall call) => Answer.Of(JsonMap.Of(("ApiDestinations", JsonList.Of(
        from destination in _destinations.Values
        where destination.Place == call.Place
        where destination.Name.StartsWith(call.Request.TextOf("NamePrefix") ?? "", StringComparison.Ordinal)
        where call.Request.TextOf("ConnectionArn") is not { } connection || destination.ConnectionArn == connection
        select destination.Describe(IsActive(destination)).Without("Description")))));

    /// <summary>A destination is as active as its connection (UG/event-reference.html, "API Destination events").</summary>
    private void Follow(Connection connection, Moment? cause)
    {
        foreach (var destination in _destinations.Values.Where(d => d.ConnectionArn == connection.Arn))
        {
            var active = IsActive(destination);
            if (active ? !_active.Add(destination.Arn) : !_active.Remove(destination.Arn)) continue;
            _events.Emit(destination.Place, "aws.events", $"API Destination {(active ? "Activated" : "Deactivated")}", destination.Arn, JsonMap.Of(
                ("ApiDestinationName", destination.Name), ("Timestamp", ConnectionStates.Timestamp(_world.Loop.Now))), cause);
        }
    }

    private bool IsActive(ApiDestination destination) =>
        _connections.TryFind(destination.ConnectionArn, out var connection) && connection.State == ConnectionState.Authorized;

    private AwsError? Refuse(Json settings)
    {
        if (settings.TextOf("HttpMethod") is not { } method || !Methods.Contains(method))
            return EventBridgeErrors.Unsatisfied(settings.TextOf("HttpMethod"), "httpMethod", $"Member must satisfy enum value set: [{string.Join(", ", Methods)}]");
        if (settings.TextOf("InvocationEndpoint") is not { } endpoint || !endpoint.StartsWith("https://", StringComparison.Ordinal)
            || !Uri.TryCreate(endpoint, UriKind.Absolute, out _))
            return EventBridgeErrors.Unsatisfied(settings.TextOf("InvocationEndpoint"), "invocationEndpoint", "Member must be an HTTPS URL");
        if (settings.WholeOf("InvocationRateLimitPerSecond") is < 1)
            return EventBridgeErrors.Unsatisfied(settings["InvocationRateLimitPerSecond"]?.ToString(), "invocationRateLimitPerSecond", "Member must have value greater than or equal to 1");
        return _connections.TryFind(settings.TextOf("ConnectionArn"), out _)
            ? null
            : new AwsError("ResourceNotFoundException", $"Connection '{settings.TextOf("ConnectionArn")}' does not exist.");
    }

    private static JsonMap Over(JsonMap before, Json given) =>
        (given as JsonMap ?? JsonMap.Empty).Aggregate(before, (map, member) => map.With(member.Key, member.Value));

    private bool Find(AwsCall call, string verb, [NotNullWhen(true)] out ApiDestination? destination, out Answer missing)
    {
        var name = call.Request.TextOf("Name");
        var found = _destinations.TryGetValue(Key(call.Place, name ?? ""), out destination);
        missing = found ? default : Answer.Fail("ResourceNotFoundException", $"Failed to {verb} the api-destination(s). An api-destination '{name}' does not exist.");
        return found;
    }

    private static string Key(Place place, string name) => place.Arn("events", $"api-destination/{name}");
}
