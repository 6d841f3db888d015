using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace EventPatterns.Simulator.Assembly;

/// <summary>
/// A value that CloudFormation would read at deployment: <c>{{resolve:secretsmanager:ID:SecretString:key}}</c> or
/// <c>{{resolve:ssm:NAME}}</c>. It stands in the properties as text until a service asks for the value with
/// <see cref="Replace"/> (AWSCloudFormation/latest/UserGuide/dynamic-references.html).
/// </summary>
/// <param name="Service"><c>secretsmanager</c>, <c>ssm</c> or <c>ssm-secure</c>.</param>
/// <param name="Id">The secret's name or ARN, or the parameter's name.</param>
public sealed partial record DynamicReference(string Service, string Id)
{
    /// <summary>The key within the secret's JSON, or null for the whole text.</summary>
    public string? JsonKey { get; init; }

    /// <summary>The secret's version, its stage or the parameter's version; null for the current one.</summary>
    public string? Version { get; init; }

    /// <summary>The reference that the whole text is.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DynamicReference? reference)
    {
        var match = Pattern().Match(text);
        reference = match.Success && match.Length == text.Length ? Of(match) : null;
        return reference is not null;
    }

    /// <summary>The text with every reference in it replaced.</summary>
    public static string Replace(string text, Func<DynamicReference, string> read) => text.Contains("{{resolve:", StringComparison.Ordinal)
        ? Pattern().Replace(text, match => read(Of(match)))
        : text;

    private static DynamicReference Of(Match match)
    {
        var service = match.Groups["service"].Value;
        var id = match.Groups["id"].Value;
        var rest = match.Groups["rest"].Value.Split(':');
        return service == "secretsmanager"
            ? new(service, id) { JsonKey = At(rest, 2), Version = At(rest, 4) ?? At(rest, 3) } // :SecretString:key:stage:id
            : new(service, id) { Version = At(rest, 1) };
    }

    private static string? At(string[] parts, int index) => index < parts.Length && parts[index].Length > 0 ? parts[index] : null;

    /// <summary>A secret's ARN holds six colons of its own.</summary>
    [GeneratedRegex(@"\{\{resolve:(?<service>secretsmanager|ssm-secure|ssm):(?<id>arn:(?:[^:{}]*:){5}[^:{}]+|[^:{}]+)(?<rest>(?::[^:{}]*)*)\}\}")]
    private static partial Regex Pattern();
}
