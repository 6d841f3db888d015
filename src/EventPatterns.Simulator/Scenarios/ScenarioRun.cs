using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Scenarios;

/// <summary>One run of a scenario.</summary>
internal sealed class ScenarioRun(Scenario scenario, Simulation simulation)
{
    private readonly List<(int Step, Verdict Verdict)> _answers = [];

    public ScenarioResult Run()
    {
        var steps = scenario.Steps.Select(step => (Step: step, Do: step.Bind(simulation))).ToList();
        var checks = scenario.Expectations.Select(expectation => expectation.Bind(simulation)).ToList();

        var loop = simulation.World.Loop;
        var start = loop.Now;
        var index = 0;
        foreach (var (step, act) in steps)
        {
            var number = index++;
            // Steps of one instant keep their order, as a person wrote them: each a tick after the one before.
            loop.At(start + step.At + TimeSpan.FromTicks(number), () => loop.Begin(() => Do(step, act, number)));
        }
        if (scenario.Until is { } until) simulation.Run(until);
        else simulation.RunUntilIdle();

        var verdicts = _answers.OrderBy(a => a.Step).Select(a => a.Verdict);
        return new ScenarioResult([.. verdicts, .. checks.Select(check => check())]);
    }

    private async Task Do(IStep step, Func<Moment, Task<Verdict?>> act, int number)
    {
        var moment = simulation.Trace.Add(MomentKind.Step, scenario.Name, step.Words, null);
        if (await act(moment).ConfigureAwait(false) is { } verdict) _answers.Add((number, verdict));
    }
}
