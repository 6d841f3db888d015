using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace EventPatterns.Testing;

/// <summary>Compares a template with the one in the repository, <c>Snapshots/NAME.json</c> beside the test (docs/decisions/003-snapshots.md).</summary>
public static partial class Snapshot
{
    private const string UpdateVariable = "UPDATE_SNAPSHOTS";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Matches(SynthesizedTemplate template, string name, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, "Snapshots", $"{name}.json");
        var actual = Normalise(template.Json);
        if (System.Environment.GetEnvironmentVariable(UpdateVariable) == "1") Write(file, actual);
        Assert.True(File.Exists(file), $"{file} does not exist. Run the test with {UpdateVariable}=1, and review what it writes.");
        var expected = File.ReadAllText(file);
        Assert.True(expected == actual, $"{file} differs at {Difference(expected, actual)}\nIf the change is meant, run the test with {UpdateVariable}=1 and review the difference.");
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    // What the bootstrap adds to every template, and hashes of assets, say nothing of the construct.
    private static string Normalise(JsonObject template)
    {
        var copy = template.DeepClone().AsObject();
        copy.Remove("Rules");
        (copy["Parameters"] as JsonObject)?.Remove("BootstrapVersion");
        if (copy["Parameters"] is JsonObject { Count: 0 }) copy.Remove("Parameters");
        foreach (var machine in copy["Resources"]!.AsObject().Select(resource => resource.Value!["Properties"]).OfType<JsonObject>().Where(properties => properties.ContainsKey("DefinitionString")))
        {
            machine["DefinitionString"] = TemplateText.Definition(machine);
        }
        return AssetHash().Replace(copy.ToJsonString(Readable), "ASSET-HASH") + "\n";
    }

    private static string Difference(string expected, string actual)
    {
        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}:\n  was {was.ElementAtOrDefault(line)?.Trim()}\n  now {now.ElementAtOrDefault(line)?.Trim()}";
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex AssetHash();
}
