using System.Text.Json.Nodes;
using EventPatterns.Simulator;

namespace EventPatterns.Sample.Tests.Simulating;

/// <summary>A copy of a cloud assembly whose templates may be edited, in a folder that goes with it.</summary>
internal sealed class CopiedAssembly : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("event-patterns-copy-").FullName;

    public CopiedAssembly(string original)
    {
        foreach (var file in Directory.EnumerateFiles(original)) File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    /// <summary>Takes an action out of every statement of the policies whose logical id begins so.</summary>
    public CopiedAssembly Without(string stack, string policy, string action)
    {
        var file = Path.Combine(_folder, $"{stack}.template.json");
        var template = JsonNode.Parse(File.ReadAllText(file))!;
        var found = 0;
        foreach (var (_, resource) in template["Resources"]!.AsObject().Where(r => r.Key.StartsWith(policy, StringComparison.Ordinal)))
        {
            if (resource!["Properties"]?["PolicyDocument"]?["Statement"] is not JsonArray statements) continue;
            foreach (var statement in statements.ToList())
            {
                if (!Actions(statement!).Contains(action)) continue;
                found++;
                statement!["Action"] = new JsonArray([.. Actions(statement).Where(a => a != action).Select(a => JsonValue.Create(a))]);
                if (statement["Action"]!.AsArray().Count == 0) statements.Remove(statement);
            }
        }
        Assert.True(found > 0, $"{stack} has no policy {policy}* with {action}.");
        File.WriteAllText(file, template.ToJsonString());
        return this;
    }

    public Simulation Simulate() => Simulation.Load(_folder, SynthesizedShop.Options);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static List<string> Actions(JsonNode statement) => statement["Action"] switch
    {
        JsonArray several => [.. several.Select(a => a!.GetValue<string>())],
        var one => [one!.GetValue<string>()],
    };
}
