using EventPatterns.Simulator;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>Where task tokens got to.</summary>
internal static class Tokens
{
    /// <summary>An event that carries a token of the claim table, or null. Those that carry their own token by agreement are another's.</summary>
    public static string? Leaked(Simulation simulation, string claims = "Orders/Replies/Claims/Table")
    {
        var tokens = simulation.Table(claims).Items.Select(item => item.TextOf("token")).OfType<string>().ToArray();
        return simulation.Trace.Moments
            .Where(moment => moment.Kind == MomentKind.Event && !moment.Subject.EndsWith("event-bus/default", StringComparison.Ordinal))
            .Select(moment => moment.Request!.ToString())
            .FirstOrDefault(text => tokens.Any(token => text.Contains(token, StringComparison.Ordinal)));
    }
}
