using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;
using EventPatterns.Simulator.Services.EventBridge.Archives;
using EventPatterns.Simulator.Services.EventBridge.Buses;
using EventPatterns.Simulator.Services.EventBridge.Rules;
using EventPatterns.Simulator.Services.EventBridge.Targets;
using EventPatterns.Simulator.Services.SecretsManager;

namespace EventPatterns.Simulator.Services.EventBridge;

/// <summary>Amazon EventBridge: buses, rules, archives and replays.</summary>
internal sealed class EventBridgeService : IAwsService, IServiceEvents
{
    /// <summary>How a rule hands an event to another bus: PutEvents to IAM, but the event keeps its account and source.</summary>
    public const string Forward = "ForwardEvent";

    private readonly World _world;
    private readonly Dictionary<string, Func<AwsCall, Answer>> _actions;

    public EventBridgeService(World world, ManagedSecrets secrets)
    {
        _world = world;
        Router = new EventRouter(world, new TargetDelivery(world, new TargetInvoker(world)));
        Http = new HttpIntegrations(world, secrets, this);
        var buses = new BusCalls(world, Registry, Router);
        var permissions = new PermissionCalls(world, Registry);
        var book = new RuleBook(Registry);
        var rules = new RuleCalls(world, book, new RuleSchedules(world, Router));
        var targets = new TargetCalls(book);
        var archives = new ArchiveCalls(world, Registry);
        var replays = new ReplayCalls(world, Registry, archives, Router);
        _actions = new(StringComparer.Ordinal);
        foreach (var (name, action) in buses.Actions.Concat(permissions.Actions).Concat(rules.Actions).Concat(targets.Actions).Concat(archives.Actions).Concat(replays.Actions).Concat(Http.Actions))
            _actions.Add(name, action);
    }

    public string Name => "events";

    public BusRegistry Registry { get; } = new();

    public EventRouter Router { get; }

    /// <summary>Connections, API destinations and the vendors behind them.</summary>
    public HttpIntegrations Http { get; }

    public IEnumerable<Permission> Permissions(AwsCall call) => EventBridgePermissions.Of(call).Concat(Http.Connections.SecretPermissions(call));

    public ValueTask<Answer> Perform(AwsCall call)
    {
        if (call.Action == ApiDestinationInvoker.Action) return Http.Invoker.Invoke(call);
        return _actions.TryGetValue(call.Action, out var action) ? ValueTask.FromResult(action(call)) : throw new SimulationException($"The simulator does not know the action {call.Name}, called by {call.By.Name} at {_world.Loop.Now:O}. It knows {string.Join(", ", _actions.Keys.Order())}.");
    }

    public void Emit(Place place, string source, string detailType, string resource, JsonMap detail, Moment? cause) =>
        Router.Receive(Registry.DefaultOf(place), new BusEvent
        {
            Id = _world.Random.NextUuid(),
            Source = source,
            DetailType = detailType,
            Detail = detail,
            Resources = JsonList.Of((Json)resource),
            Time = AwsTime.ToSecond(_world.Loop.Now),
            Place = place,
            Cause = cause ?? _world.Trace.Add(MomentKind.Step, source, detailType, null),
        });
}
