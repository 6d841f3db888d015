using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Access;

/// <summary>A Lambda function of a simulation.</summary>
public sealed class SimulatedFunction
{
    private readonly Simulation _simulation;

    internal SimulatedFunction(Simulation simulation, Resource resource)
    {
        _simulation = simulation;
        Resource = resource;
    }

    /// <summary>The function in its template.</summary>
    public Resource Resource { get; }

    /// <summary>Says what the function does: its input to its result.</summary>
    /// <param name="handler">The work. To fail as a function fails, throw <see cref="Services.Lambda.LambdaFailure"/>.</param>
    public void Handle(Func<Json, Json> handler) => _simulation.Deployment.Lambda.Handle(Resource.Arn!, handler);
}
