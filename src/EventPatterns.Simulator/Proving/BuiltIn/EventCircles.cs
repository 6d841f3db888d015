using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Proving.BuiltIn;

/// <summary>
/// A circle turns as fast as services pass events on. One that waits on the way asks whether something has changed meanwhile,
/// as a recovery does once a break, and ends when it has: an outage of hours takes many such rounds and is no circle.
/// </summary>
internal static class EventCircles
{
    private const int MostRounds = 25;
    private static readonly TimeSpan Unhurried = TimeSpan.FromSeconds(5);

    public static string? Find(Simulation simulation)
    {
        var rounds = new Dictionary<Moment, int>();
        foreach (var happened in simulation.Trace.Moments.Where(m => m.Kind == MomentKind.Event))
        {
            var before = Ancestors(happened).FirstOrDefault(m => m.Kind == MomentKind.Event && m.Subject == happened.Subject && m.What == happened.What);
            var round = before is null ? 0 : rounds[before] + (happened.At - before.At < Unhurried ? 1 : 0);
            if (round > MostRounds) return $"{happened.What} on {simulation.Trace.Words.Name(happened.Subject)} brought itself about {round} times, each time in less than {Unhurried.TotalSeconds} seconds";
            rounds[happened] = round;
        }
        return null;
    }

    private static IEnumerable<Moment> Ancestors(Moment moment)
    {
        for (var cause = moment.Cause; cause is not null; cause = cause.Cause) yield return cause;
    }
}
