using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;
using EventPatterns.Simulator.Services.EventBridge.Connections;
using EventPatterns.Simulator.Services.SecretsManager;
using EventPatterns.Simulator.Services.StepFunctions.Http;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Services;

/// <summary>All that calls the outside world, put together: vendors, connections, API destinations and HTTP tasks.</summary>
internal sealed class HttpIntegrations
{
    public HttpIntegrations(World world, ManagedSecrets secrets, IServiceEvents events)
    {
        Network = new HttpNetwork(world);
        var states = new ConnectionStates(world, events);
        var credentials = new Credentials(Network, world, secrets, states);
        Connections = new ConnectionCalls(world, secrets, states, credentials);
        Destinations = new ApiDestinationCalls(world, Connections, states, events);
        Invoker = new ApiDestinationInvoker(world, Network, Destinations, Connections, credentials);
        Task = new HttpTask(Network, Connections, credentials);
    }

    public HttpNetwork Network { get; }

    public ConnectionCalls Connections { get; }

    public ApiDestinationCalls Destinations { get; }

    public ApiDestinationInvoker Invoker { get; }

    public HttpTask Task { get; }

    /// <summary>EventBridge's actions on connections and API destinations.</summary>
    public IEnumerable<(string Name, Func<AwsCall, Answer> Action)> Actions => Connections.Actions.Concat(Destinations.Actions);
}
