using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Access;

/// <summary>A queue of a simulation.</summary>
public sealed class SimulatedQueue
{
    private readonly Simulation _simulation;

    internal SimulatedQueue(Simulation simulation, Resource resource)
    {
        _simulation = simulation;
        Resource = resource;
    }

    /// <summary>The queue in its template.</summary>
    public Resource Resource { get; }

    /// <summary>How many messages it holds: visible, in flight and delayed.</summary>
    public int Depth => Messages.Count;

    /// <summary>The bodies of the messages it holds, without receiving them.</summary>
    public IReadOnlyList<string> Messages => _simulation.Deployment.Sqs.Peek(Resource.Arn!);

    /// <summary>Sends a message.</summary>
    public void Send(string body) => _simulation.Call("sqs", "SendMessage",
        JsonMap.Of(("QueueUrl", Resource.Ref), ("MessageBody", body)), Resource.Place);
}
