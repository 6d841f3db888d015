using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Sample.Tests.Simulating;

/// <summary>The scenarios of the repository.</summary>
internal static class Scenarios
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "scenarios");

    public static Scenario Shop { get; } = Of("shop.json");

    /// <summary>Those in which customers order, by their files: all goes well, or something does not.</summary>
    public static TheoryData<string> Checkouts { get; } =
    [
        "shop.json", "checkout-declined.json", "checkout-carrier-silent.json", "checkout-loyalty-down.json", "checkout-late-reply.json", "checkout-cancelled.json",
    ];

    public static Scenario Of(string file) => Scenario.Load(Path.Combine(Folder, file));
}
