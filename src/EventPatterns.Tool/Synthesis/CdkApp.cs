using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventPatterns.Tool.Synthesis;

/// <summary>A CDK app as its <c>cdk.json</c> describes it.</summary>
/// <param name="Folder">The folder of the <c>cdk.json</c>.</param>
/// <param name="Command">How to run it: the member <c>app</c>.</param>
/// <param name="Output">Where it writes its cloud assembly.</param>
/// <param name="Context">The context that the CDK command line would give it.</param>
internal sealed record CdkApp(string Folder, string Command, string Output, JsonObject Context)
{
    // Of two members of one name the second would win in silence.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, "cdk.json"));

    public static CdkApp Read(string folder)
    {
        var file = Path.Combine(folder, "cdk.json");
        var settings = Parse(file);
        var command = Text(settings, "app", file) ?? throw new InputException($"{file} has no \"app\": add the command that runs the CDK app.");
        var output = Path.GetFullPath(Path.Combine(folder, Text(settings, "output", file) ?? "cdk.out"));
        return new CdkApp(Path.GetFullPath(folder), command, output, ContextOf(folder, settings));
    }

    /// <summary>cdk.json's context, then what lookups left in cdk.context.json, over what the command line sets itself.</summary>
    private static JsonObject ContextOf(string folder, JsonObject settings)
    {
        var context = new JsonObject
        {
            ["aws:cdk:enable-path-metadata"] = true,
            ["aws:cdk:enable-asset-metadata"] = true,
            ["aws:cdk:version-reporting"] = false,
            ["aws:cdk:bundling-stacks"] = new JsonArray("**"),
        };
        Add(settings["context"] as JsonObject);
        var lookups = Path.Combine(folder, "cdk.context.json");
        if (File.Exists(lookups)) Add(Parse(lookups));
        return context;

        void Add(JsonObject? members)
        {
            foreach (var (name, value) in members ?? []) context[name] = value?.DeepClone();
        }
    }

    private static string? Text(JsonObject settings, string name, string file) => settings[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        var other => throw new InputException($"{file}: \"{name}\" must be a string, and is {other.ToJsonString()}."),
    };

    private static JsonObject Parse(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file), documentOptions: Strict) as JsonObject ?? throw new InputException($"{file} must hold a JSON object.");
        }
        catch (JsonException broken)
        {
            throw new InputException($"{file} is not JSON: {broken.Message}");
        }
    }
}
