using System.Text.Json.Nodes;
using Amazon.CDK;

namespace EventPatterns.Testing;

/// <summary>A stack as CDK synthesized it: what the tests look at.</summary>
public sealed class SynthesizedTemplate
{
    private SynthesizedTemplate(string file)
    {
        File = file;
        Json = JsonNode.Parse(System.IO.File.ReadAllText(file))!.AsObject();
    }

    // Names the major versions of Node whose age jsii is to keep to itself; tests need not hear of it.
    static SynthesizedTemplate() => System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20");

    /// <summary>The template's file in the cloud assembly.</summary>
    public string File { get; }

    public JsonObject Json { get; }

    /// <summary>Synthesizes a stack in an app of its own.</summary>
    public static SynthesizedTemplate Of(Action<Stack> build)
    {
        var app = NewApp();
        build(new Stack(app, "Stack"));
        return In(app).Single();
    }

    /// <summary>Synthesizes an app with every stack in it.</summary>
    public static IReadOnlyList<SynthesizedTemplate> In(App app) =>
        [.. app.Synth().Stacks.Select(stack => new SynthesizedTemplate(stack.TemplateFullPath))];

    /// <summary>An app that writes to a directory of its own.</summary>
    public static App NewApp() => new(new AppProps { Outdir = NewDirectory(), AnalyticsReporting = false });

    public static string NewDirectory() => Directory.CreateTempSubdirectory("event-patterns-").FullName;

    /// <summary>The properties of the only resource of the type.</summary>
    public JsonObject Only(string type) => Resources(type) switch
    {
        [var only] => only,
        var found => throw new InvalidOperationException($"Expected one {type}; found {found.Count}."),
    };

    /// <summary>The properties of every resource of the type, in the template's order.</summary>
    public IReadOnlyList<JsonObject> Resources(string type) =>
        [.. Json["Resources"]!.AsObject().Where(resource => resource.Value!["Type"]!.GetValue<string>() == type).Select(resource => resource.Value!["Properties"] as JsonObject ?? [])];

    /// <summary>The only state machine's definition, with <c>${...}</c> for what is known only when deployed.</summary>
    public JsonObject Definition() => TemplateText.Definition(Only("AWS::StepFunctions::StateMachine"));
}
