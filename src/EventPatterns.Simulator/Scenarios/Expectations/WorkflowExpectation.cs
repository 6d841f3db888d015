using EventPatterns.Simulator.Access;

namespace EventPatterns.Simulator.Scenarios.Expectations;

/// <summary>How many executions have a status: <c>{"workflows": "*", "status": "RUNNING", "count": 0}</c>.</summary>
internal sealed class WorkflowExpectation(Field expectation, Count count) : IExpectation
{
    private static readonly string[] Statuses = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"];

    public static WorkflowExpectation Read(Field expectation)
    {
        expectation.Only("workflows", "status", "count", "description").Required("workflows").Text();
        var status = expectation.Required("status");
        if (!Statuses.Contains(status.Text())) throw status.Expected($"one of {string.Join(", ", Statuses)}");
        return new WorkflowExpectation(expectation, Count.Read(expectation.Required("count")));
    }

    public Func<Verdict> Bind(Simulation simulation)
    {
        var (name, status) = (expectation.Required("workflows"), expectation.Required("status").Text());
        var machines = Names.All(name, simulation.Assembly, "AWS::StepFunctions::StateMachine")
            .Select(m => new SimulatedStateMachine(simulation, m)).ToList();
        return () => count.Check($"executions of {name.Text()} {status}",
            machines.Sum(m => m.Executions.Count(e => e.Status == status)));
    }
}
