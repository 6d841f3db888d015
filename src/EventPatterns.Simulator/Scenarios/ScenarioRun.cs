using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Scenarios;

/// <summary>One run of a scenario.</summary>
internal sealed class ScenarioRun(Scenario scenario, Simulation simulation)
{
    private readonly List<(int Step, Verdict Verdict)> _answers = [];
    private readonly Dictionary<int, Verdict> _awaited = [];

    public ScenarioResult Run()
    {
        var steps = scenario.Steps.Select(step => (step.Step, step.After, Do: step.Step.Bind(simulation), Follows: step.After?.Bind(simulation))).ToList();
        var checks = scenario.Expectations.Select(expectation => expectation.Bind(simulation)).ToList();

        var start = simulation.World.Loop.Now;
        var index = 0;
        foreach (var (step, after, act, follows) in steps)
        {
            var number = index++;
            if (follows is null) Plan(step, act, number, start);
            else Await(follows, number, $"{step.Words}, after {after!.Words}", from => Plan(step, act, number, from));
        }
        if (scenario.Until is { } until) simulation.Run(until);
        else simulation.RunUntilIdle();

        var verdicts = _answers.Concat(_awaited.Select(a => (Step: a.Key, Verdict: a.Value))).OrderBy(a => a.Step).Select(a => a.Verdict);
        return new ScenarioResult([.. verdicts, .. checks.Select(check => check())]);
    }

    // Steps of one instant keep their order, as a person wrote them: each a tick after the one before.
    private void Plan(IStep step, Func<Moment, Task<Verdict?>> act, int number, DateTimeOffset from)
    {
        var loop = simulation.World.Loop;
        loop.At(from + step.At + TimeSpan.FromTicks(number), () => loop.Begin(() => Do(step, act, number)));
    }

    private void Await(Func<Moment, bool> follows, int number, string words, Action<DateTimeOffset> plan)
    {
        _awaited[number] = new Verdict(words, false, "that event never came");
        simulation.Trace.Added += Look;

        void Look(Moment moment)
        {
            if (!follows(moment)) return;
            simulation.Trace.Added -= Look;
            _awaited.Remove(number);
            plan(moment.At);
        }
    }

    private async Task Do(IStep step, Func<Moment, Task<Verdict?>> act, int number)
    {
        var moment = simulation.Trace.Add(MomentKind.Step, scenario.Name, step.Words, null);
        if (await act(moment).ConfigureAwait(false) is { } verdict) _answers.Add((number, verdict));
    }
}
