using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Sample.Tests.Simulating;

/// <summary>The scenarios of the repository.</summary>
internal static class Scenarios
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "scenarios");

    public static Scenario Shop { get; } = Scenario.Load(Path.Combine(Folder, "shop.json"));
}
