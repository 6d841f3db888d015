using System.Text.Json.Nodes;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Testing;

namespace EventPatterns.Sample.Tests.Gatekeeping;

/// <summary>Rules that CloudFormation might make before the bus that they are on, or that they forward to.</summary>
internal sealed class EarlyRules
{
    private readonly CloudAssembly assembly;
    private readonly JsonObject artifacts;
    private readonly Dictionary<string, JsonObject> templates;

    private EarlyRules(CloudAssembly assembly, IReadOnlyList<SynthesizedTemplate> templates)
    {
        this.assembly = assembly;
        this.templates = templates.ToDictionary(template => Path.GetFileName(template.File), template => template.Json);
        artifacts = JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(templates[0].File)!, "manifest.json")))!["artifacts"]!.AsObject();
    }

    public static IEnumerable<string> In(CloudAssembly assembly, IReadOnlyList<SynthesizedTemplate> templates)
    {
        var early = new EarlyRules(assembly, templates);
        return
            from rule in assembly.Resources.Where(resource => resource.Type == "AWS::Events::Rule")
            from bus in early.BusesOf(rule)
            where !early.Waits(rule, bus)
            select $"{rule.Construct} of {rule.Stack} may be made before {bus.Construct} of {bus.Stack}";
    }

    private IEnumerable<Resource> BusesOf(Resource rule) => assembly.Resources.Where(bus => bus.Type == "AWS::Events::EventBus" && (IsOn(rule, bus) || ForwardsTo(rule, bus)));

    private static bool IsOn(Resource rule, Resource bus) => rule.Properties.TextOf("EventBusName") is { } name && rule.Place == bus.Place && (name == bus.Name || name == bus.Arn);

    private static bool ForwardsTo(Resource rule, Resource bus) => rule.Properties["Targets"] is JsonList targets && targets.Any(target => target.TextOf("Arn") == bus.Arn);

    private bool Waits(Resource rule, Resource bus) => rule.Stack == bus.Stack
        ? templates[Path.GetFileName(rule.Stack.TemplateFile)]["Resources"]![rule.LogicalId]!.ToJsonString().Contains($"\"{bus.LogicalId}\"", StringComparison.Ordinal)
        : Waits(rule.Stack.Name, bus.Stack.Name);

    private bool Waits(string stack, string other) => artifacts[stack]?["dependencies"]?.AsArray().Select(needed => needed!.GetValue<string>()).Any(needed => needed == other || Waits(needed, other)) ?? false;
}
