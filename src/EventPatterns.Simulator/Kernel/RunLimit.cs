using System.Globalization;
using EventPatterns.Simulator.Traces;

namespace EventPatterns.Simulator.Kernel;

/// <summary>Ends a run whose events circle before its trace fills the memory, and says what circles.</summary>
/// <param name="loop">The time that passed.</param>
/// <param name="trace">What happened.</param>
/// <param name="most">How many moments the trace may hold.</param>
/// <param name="unreachable">The URLs that were called though nobody answers there.</param>
internal sealed class RunLimit(EventLoop loop, Trace trace, int most, Func<IReadOnlyCollection<string>> unreachable)
{
    private const int Told = 3;

    private readonly DateTimeOffset _start = loop.Now;

    /// <exception cref="SimulationException">The trace holds more than it may.</exception>
    public void Check()
    {
        if (trace.Moments.Count > most) throw Reached();
    }

    /// <summary>What is thrown at the limit.</summary>
    public SimulationException Reached()
    {
        var lasted = (loop.Now - _start).ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
        return new(string.Create(CultureInfo.InvariantCulture,
            $"The simulation does not come to rest: after {lasted} (days.hours:minutes:seconds) of virtual time it has {trace.Moments.Count:N0} moments and {loop.Steps:N0} entries of its clock, and may have {most:N0}.{Often()}{Silent()} Mend what goes in a circle, end the run at a time (\"until\": \"P1D\" in the scenario; Run(TimeSpan)), or allow more (--max-moments; SimulationOptions.MaxMoments)."));
    }

    /// <summary>Deliveries and calls are how events and workflows bring each other about: told where too little else came again.</summary>
    private string Often()
    {
        var often = trace.Moments.Select(moment => (moment.Kind, Words: Words(moment))).Where(told => told.Words is not null)
            .CountBy(told => told).Where(told => told.Value > 1)
            .OrderBy(told => told.Key.Kind switch { MomentKind.Call => 2, MomentKind.Delivery => 1, _ => 0 }).ThenByDescending(told => told.Value)
            .Take(Told).Select(told => string.Create(CultureInfo.InvariantCulture, $"{told.Key.Words} {told.Value:N0} times")).ToList();
        return often.Count == 0 ? "" : $" Most often: {string.Join("; ", often)}.";
    }

    private string Silent()
    {
        var silent = unreachable();
        if (silent.Count == 0) return "";
        var more = silent.Count > Told ? $" and {silent.Count - Told} more" : "";
        return $" Nobody answers {string.Join(", ", silent.Take(Told))}{more}: give an answer with \"vendors\" in the scenario, or Simulation.Vendor.";
    }

    private string? Words(Moment moment) => moment.Kind switch
    {
        MomentKind.Workflow => moment.What.EndsWith(" started", StringComparison.Ordinal) ? $"{trace.Words.Name(Actors.MachineOf(moment.Subject))} started" : null,
        MomentKind.Http => $"{moment.What} {moment.Subject.Split('?')[0]}",
        MomentKind.Event or MomentKind.Delivery or MomentKind.Call => trace.Words.What(moment),
        _ => null,
    };
}
