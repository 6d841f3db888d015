using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Reading;

/// <summary>A CloudFormation template, its sections told apart and nothing resolved.</summary>
internal sealed record Template(JsonMap Parameters, JsonMap Mappings, JsonMap Conditions, JsonMap Resources, JsonMap Outputs)
{
    /// <summary>Reads a template's sections.</summary>
    /// <exception cref="SimulationException">A section is no object, a resource has no type, or a macro would have to rewrite the template.</exception>
    public static Template Of(JsonMap json, string file)
    {
        RefuseMacros(json["Transform"], file);
        var template = new Template(
            Section(json, "Parameters", file),
            Section(json, "Mappings", file),
            Section(json, "Conditions", file),
            Section(json, "Resources", file),
            Section(json, "Outputs", file));
        foreach (var (id, resource) in template.Resources)
            if (resource.TextOf("Type") is null) throw AssemblyFile.Wrong(file, $"Resources.{id} has no \"Type\"");
        return template;
    }

    private static JsonMap Section(JsonMap json, string name, string file) =>
        !json.TryGet(name, out var section) ? JsonMap.Empty
        : section as JsonMap ?? throw AssemblyFile.Wrong(file, $"{name} must be an object and is {section.Kind}");

    private static void RefuseMacros(Json? transform, string file)
    {
        foreach (var macro in transform as IEnumerable<Json> ?? (transform is null ? [] : [transform]))
            if (macro is not JsonString { Value: "AWS::LanguageExtensions" })
                throw AssemblyFile.Wrong(file, $"Transform {macro} rewrites the template inside AWS, which the simulator can't do; use resources in its place");
    }
}
