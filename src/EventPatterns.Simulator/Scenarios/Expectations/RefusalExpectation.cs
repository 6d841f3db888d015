using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Scenarios.Expectations;

/// <summary>
/// How many calls IAM refused: <c>{"refused": "*", "count": 0}</c>, or of one action, <c>{"refused": "events:PutEvents",
/// "count": 1}</c>.
/// </summary>
internal sealed class RefusalExpectation(Field action, Count count) : IExpectation
{
    public static RefusalExpectation Read(Field expectation)
    {
        expectation.Only("refused", "count", "description").Required("refused").Text();
        return new RefusalExpectation(expectation.Required("refused"), Count.Read(expectation.Required("count")));
    }

    public Func<Verdict> Bind(Simulation simulation)
    {
        var glob = Glob.Of(action.Text());
        return () =>
        {
            var refused = simulation.Trace.Refusals.Where(m => glob.Matches(m.What)).ToList();
            var verdict = count.Check($"calls of {action.Text()} refused by IAM", refused.Count);
            return verdict.Holds || refused.Count == 0 ? verdict : verdict with { Found = $"{refused.Count}, first: {refused[0].Note}" };
        };
    }
}
