using System.Diagnostics.CodeAnalysis;

namespace EventPatterns.Simulator.Iam;

/// <summary>Reads ARNs.</summary>
internal static class Arn
{
    private const int Parts = 6;

    /// <summary>The ARN's six parts, the last with all colons that it holds; or null where the text is no ARN.</summary>
    public static string[]? Split(string? text) =>
        IsArn(text) && text.Split(':', Parts) is { Length: Parts } parts ? parts : null;

    /// <summary>The account of the ARN, or null where it names none.</summary>
    public static string? Account(string? text)
    {
        Span<Range> parts = stackalloc Range[Parts];
        return IsArn(text) && text.AsSpan().Split(parts, ':') == Parts && text[parts[4]] is { Length: > 0 } account ? account : null;
    }

    /// <summary>The service of the ARN; empty where the text is none.</summary>
    public static ReadOnlySpan<char> Service(string text)
    {
        Span<Range> parts = stackalloc Range[4];
        return IsArn(text) && text.AsSpan().Split(parts, ':') == 4 ? text.AsSpan(parts[2]) : [];
    }

    /// <summary>The name of a role by its ARN, whatever path it has.</summary>
    public static string RoleName(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>The resource that carries the policy for what the ARN names: a function for its alias, a bucket for its objects, a table for its indexes.</summary>
    public static string Owner(string arn) => Service(arn) is "lambda" or "s3" or "dynamodb" ? OwnerOf(arn) : arn;

    private static string OwnerOf(string arn) => Split(arn) switch
    {
        [_, _, "lambda", _, _, var rest] when rest.Split(':') is ["function", var name, _] => arn[..^rest.Length] + $"function:{name}",
        [_, _, "s3", _, _, var rest] => arn[..^rest.Length] + rest.Split('/')[0],
        [_, _, "dynamodb", _, _, var rest] when rest.Split('/') is ["table", var name, "index", ..] => arn[..^rest.Length] + $"table/{name}",
        _ => arn,
    };

    private static bool IsArn([NotNullWhen(true)] string? text) => text is not null && text.StartsWith("arn:", StringComparison.Ordinal);
}
