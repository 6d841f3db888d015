using System.Text;
using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>The functions that make text or take it apart.</summary>
internal static partial class TextIntrinsics
{
    public static Json Join(Resolver resolver, Json argument, Spot at)
    {
        var arguments = Resolver.Arguments(argument, at, 2, 2);
        if (arguments[0] is not JsonString separator) throw at.At(0).Wrong($"Fn::Join takes its separator as plain text: {arguments[0]}");
        var parts = resolver.List(arguments[1], at.At(1));
        return string.Join(separator.Value, parts.Select((part, index) => resolver.Text(part, at.At(1).At(index))));
    }

    public static Json Split(Resolver resolver, Json argument, Spot at)
    {
        var arguments = Resolver.Arguments(argument, at, 2, 2);
        if (arguments[0] is not JsonString { Value.Length: > 0 } separator) throw at.At(0).Wrong($"Fn::Split takes its separator as plain text: {arguments[0]}");
        return JsonList.Of(resolver.Text(arguments[1], at.At(1)).Split(separator.Value).Select(part => (Json)part));
    }

    public static Json Base64(Resolver resolver, Json argument, Spot at) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(resolver.Text(argument, at)));

    public static Json ToJsonString(Resolver resolver, Json argument, Spot at) => resolver.Required(argument, at).ToString();

    public static Json Sub(Resolver resolver, Json argument, Spot at)
    {
        if (argument is JsonString plain) return Sub(resolver, plain.Value, JsonMap.Empty, at);
        return Resolver.Arguments(argument, at, 2, 2) is [JsonString text, JsonMap variables]
            ? Sub(resolver, text.Value, variables, at)
            : throw at.Wrong($"Fn::Sub takes text, or a list of text and its variables: {argument}");
    }

    private static string Sub(Resolver resolver, string text, JsonMap variables, Spot at) => Placeholder().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        if (name.StartsWith('!')) return $"${{{name[1..]}}}"; // ${!Literal} stands for ${Literal}
        if (variables.TryGet(name, out var variable)) return resolver.Text(variable, at.At(1).At(name));
        return resolver.Text(name.Contains('.') ? ReferenceIntrinsics.Attribute(resolver, name, at) : ReferenceIntrinsics.Named(resolver, name, at), at);
    });

    [GeneratedRegex(@"\$\{\s*(?<name>[^{}]*?)\s*\}")]
    private static partial Regex Placeholder();
}
