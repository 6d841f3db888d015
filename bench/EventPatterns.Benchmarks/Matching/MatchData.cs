using System.Globalization;
using System.IO.Compression;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Benchmarks.Matching;

/// <summary>The events, the rules, and how often AWS's own engine matched each.</summary>
internal sealed class MatchData
{
    private readonly string _directory;

    private MatchData(string directory) => _directory = directory;

    /// <summary>The events, each in UTF-8.</summary>
    public required IReadOnlyList<byte[]> Events { get; init; }

    public required IReadOnlyList<(string Name, EventPattern Pattern)> Rules { get; init; }

    public static MatchData Read(string directory) => new(directory)
    {
        Events = [.. Lines(Path.Combine(directory, "events.ndjson.gz")).Select(System.Text.Encoding.UTF8.GetBytes)],
        Rules = [.. Lines(Path.Combine(directory, "rules.ndjson.gz")).Select(Json.Parse).Select(rule =>
            (rule.TextOf("name")!, EventPattern.Parse(rule["pattern"]!.ToString())))],
    };

    /// <summary>Where the counts are not those of AWS's engine.</summary>
    public IReadOnlyList<string> Differences(int rules, IReadOnlyDictionary<string, int> counts)
    {
        var expected = File.ReadLines(Path.Combine(_directory, $"counts-{rules}.tsv"))
            .Where(line => line.Length > 0)
            .Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => int.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return [.. expected.Keys.Union(counts.Keys)
            .Where(name => expected.GetValueOrDefault(name) != counts.GetValueOrDefault(name))
            .Select(name => $"{name}: expected {expected.GetValueOrDefault(name)}, counted {counts.GetValueOrDefault(name)}")];
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return line;
    }
}
