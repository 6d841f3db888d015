using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Proving.BuiltIn;

internal static class EventCircles
{
    private const int MostRounds = 25;

    public static string? Find(Simulation simulation)
    {
        var rounds = new Dictionary<Moment, int>();
        foreach (var happened in simulation.Trace.Moments.Where(m => m.Kind == MomentKind.Event))
        {
            var before = Ancestors(happened).FirstOrDefault(m => m.Kind == MomentKind.Event && m.Subject == happened.Subject && m.What == happened.What);
            var round = before is null ? 0 : rounds[before] + 1;
            if (round > MostRounds) return $"{happened.What} on {simulation.Trace.Words.Name(happened.Subject)} brought itself about {round} times";
            rounds[happened] = round;
        }
        return null;
    }

    private static IEnumerable<Moment> Ancestors(Moment moment)
    {
        for (var cause = moment.Cause; cause is not null; cause = cause.Cause) yield return cause;
    }
}
