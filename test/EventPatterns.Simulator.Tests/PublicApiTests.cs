using System.Runtime.CompilerServices;
using PublicApiGenerator;

namespace EventPatterns.Simulator.Tests;

public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    [Fact]
    public void PublicApi_OnlyChangesOnPurpose()
    {
        var pinned = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.txt")).ReplaceLineEndings("\n").TrimEnd();
        var actual = typeof(Simulation).Assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd();
        if (actual != pinned) File.WriteAllText(Received(), actual + "\n");

        Assert.True(actual == pinned, $"The public API is no longer that of PublicApi.txt. Where that is meant, put {Received()} in its place.");
    }

    private static string Received([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "PublicApi.received.txt");
}
