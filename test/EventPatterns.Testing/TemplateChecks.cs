using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Xunit;

namespace EventPatterns.Testing;

/// <summary>Checks templates against CloudFormation's resource schema, and the state machines in them against the Amazon States Language.</summary>
public static class TemplateChecks
{
    private static readonly string Directory = typeof(TemplateChecks).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "TemplateChecksDirectory").Value!;

    /// <summary>Fails with every finding, one a line.</summary>
    public static void Pass(params IReadOnlyList<SynthesizedTemplate> templates)
    {
        var findings = Find([.. templates.Select(template => template.File)]);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    public static IReadOnlyList<TemplateFinding> Find(params IReadOnlyList<string> files)
    {
        var start = new ProcessStartInfo("node", ["check.js", .. files]) { WorkingDirectory = Directory, RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var errors = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<TemplateFinding[]>(output, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"check.js ended with {node.ExitCode}: {errors.Result}");
    }
}

/// <summary>One thing that is wrong with a template.</summary>
public sealed record TemplateFinding(string Template, string LogicalId, string Path, string Message)
{
    public override string ToString() => $"{Template}: {LogicalId}: {Path}: {Message}";
}
