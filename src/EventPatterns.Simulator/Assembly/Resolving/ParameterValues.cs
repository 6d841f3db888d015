using EventPatterns.Simulator.Assembly.Reading;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>The values of a template's parameters.</summary>
internal sealed class ParameterValues(StackBuilder stack, StackArtifact artifact, AssemblyOptions options, Draft? nestedBy)
{
    private const string SsmPrefix = "AWS::SSM::Parameter::Value<";

    /// <summary>The value that <c>Ref</c> reads, or null where there is no such parameter.</summary>
    public Json? Find(string name, Spot at)
    {
        if (!stack.Template.Parameters.TryGet(name, out var declaration)) return null;
        var type = declaration.TextOf("Type") ?? "String";
        if (Given(name) is { } given) return Typed(given, type, fromStore: false);
        if (nestedBy?.Property("Parameters")?[name] is { } handed) return handed is JsonString text ? Typed(text.Value, type, fromStore: true) : handed;
        return declaration["Default"] switch
        {
            JsonString text => Typed(text.Value, type, fromStore: true),
            { } other => other,
            null => throw at.Wrong($"the parameter {name} has no value. Give one as AssemblyOptions.Parameters[\"{name}\"]"),
        };
    }

    private string? Given(string name) =>
        options.Parameters.GetValueOrDefault($"{stack.Stack.Name}.{name}")
        ?? options.Parameters.GetValueOrDefault(name)
        ?? artifact.Parameters.GetValueOrDefault(name);

    /// <summary>
    /// A parameter of an SSM type names a value in the parameter store, which no template holds: it stays a dynamic
    /// reference, as CDK's own bootstrap version does, unless the options give the value itself.
    /// </summary>
    private static Json Typed(string value, string type, bool fromStore)
    {
        if (type.StartsWith(SsmPrefix, StringComparison.Ordinal)) return fromStore ? $"{{{{resolve:ssm:{value}}}}}" : value;
        return type == "CommaDelimitedList" || type.StartsWith("List<", StringComparison.Ordinal)
            ? JsonList.Of(value.Split(',', StringSplitOptions.TrimEntries).Select(t => (Json)t))
            : value;
    }
}
