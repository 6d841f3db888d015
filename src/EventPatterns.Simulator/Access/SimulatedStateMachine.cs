using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Access;

/// <summary>A state machine of a simulation.</summary>
public sealed class SimulatedStateMachine
{
    private readonly Simulation _simulation;

    internal SimulatedStateMachine(Simulation simulation, Resource resource)
    {
        _simulation = simulation;
        Resource = resource;
    }

    /// <summary>The state machine in its template.</summary>
    public Resource Resource { get; }

    /// <summary>Its executions, Standard and Express, in the order of their starts.</summary>
    public IReadOnlyList<SimulatedExecution> Executions => [..
        from record in _simulation.Deployment.StepFunctions.Executions(Resource.Arn!)
        select new SimulatedExecution(record.Request.Arn, record.StatusName, record.Request.Input, record.Output, record.Error?.Error, record.Error?.Cause)];

    /// <summary>Starts an execution.</summary>
    public Answer Start(Json input, string? name = null) => _simulation.Call("states", "StartExecution", new JsonMapBuilder()
        .Set("stateMachineArn", Resource.Arn!)
        .Set("input", input.ToString())
        .SetIf("name", name is null ? null : (Json)name)
        .Build(), Resource.Place);
}

/// <summary>An execution of a state machine.</summary>
/// <param name="Arn">The execution's ARN.</param>
/// <param name="Status"><c>RUNNING</c>, <c>SUCCEEDED</c>, <c>FAILED</c>, <c>TIMED_OUT</c> or <c>ABORTED</c>.</param>
/// <param name="Input">What it was started with.</param>
/// <param name="Output">What it gave back, where it succeeded.</param>
/// <param name="Error">The error's name, where it failed.</param>
/// <param name="ErrorCause">The error's cause, where it has one.</param>
public sealed record SimulatedExecution(string Arn, string Status, Json Input, Json? Output, string? Error, string? ErrorCause);
