using EventPatterns.Simulator.Assembly.Reading;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>Finds the template of a nested stack among the assembly's files.</summary>
internal static class NestedTemplate
{
    public static StackArtifact Of(Draft draft, Json definition, StackArtifact parent)
    {
        var metadata = definition["Metadata"];
        var path = metadata?.TextOf("aws:cdk:path") ?? parent.Paths.GetValueOrDefault(draft.LogicalId) ?? $"{parent.Path}/{draft.LogicalId}";
        return parent with
        {
            Path = WithoutResource(path),
            StackName = draft.Name,
            TemplateFile = metadata?.TextOf("aws:asset:path") ?? ByHash(definition, parent)
                ?? throw AssemblyFile.Wrong(
                    Path.Combine(parent.Directory, parent.TemplateFile),
                    $"the template of the nested stack {draft.LogicalId} is no file of the assembly: it has no Metadata \"aws:asset:path\", and its TemplateURL holds no asset's hash"),
            Template = null,
            Parameters = StackArtifact.Nothing,
        };
    }

    private static string? ByHash(Json definition, StackArtifact parent)
    {
        var url = definition["Properties"]?["TemplateURL"]?.ToString() ?? "";
        return parent.Assets.Where(asset => url.Contains(asset.Key, StringComparison.Ordinal)).Select(asset => asset.Value).FirstOrDefault();
    }

    /// <summary>CDK puts a nested stack's own resource beside its contents: <c>Parent/Child.NestedStack/Child.NestedStackResource</c>.</summary>
    private static string WithoutResource(string path)
    {
        var at = path.IndexOf(".NestedStack/", StringComparison.Ordinal);
        return at < 0 ? path : path[..at];
    }
}
