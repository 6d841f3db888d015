using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Assembly.Reading;

/// <summary>What the manifest says of one stack.</summary>
internal sealed record StackArtifact
{
    public required string Id { get; init; }

    public required string Path { get; init; }

    public required string StackName { get; init; }

    public required Place Place { get; init; }

    /// <summary>The folder that template and asset paths start from.</summary>
    public required string Directory { get; init; }

    public required string TemplateFile { get; init; }

    public JsonMap? Template { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = Nothing;

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = Nothing;

    /// <summary>Construct paths by logical id.</summary>
    public IReadOnlyDictionary<string, string> Paths { get; init; } = Nothing;

    /// <summary>Paths of asset files by asset id (a hash).</summary>
    public IReadOnlyDictionary<string, string> Assets { get; init; } = Nothing;

    public static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>();
}
