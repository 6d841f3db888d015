using System.Text.Json;
using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Cases;

/// <summary>Reads a family's folder: each JSON file holds a case, or an array of them.</summary>
internal static partial class CaseFolder
{
    public static IEnumerable<Case> Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new WrongInputException($"{folder}: no such folder.");
        var files = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0
            ? files.SelectMany(CasesOf)
            : throw new WrongInputException($"{folder}: holds no JSON file.");
    }

    private static IEnumerable<Case> CasesOf(string file) => Parse(file) switch
    {
        JsonMap single => [NameOf(single, file, at: null)],
        JsonList many => many.Select((each, at) => each is JsonMap map
            ? NameOf(map, file, at)
            : throw new WrongInputException($"{file}: item {at} is a {each.Kind}; a case is an object.")),
        var other => throw new WrongInputException($"{file}: holds a {other.Kind}; a case is an object, or an array of objects."),
    };

    private static Json Parse(string file)
    {
        try
        {
            return Json.Parse(WithoutInfinity(File.ReadAllText(file)));
        }
        catch (JsonException wrong)
        {
            throw new WrongInputException($"{file}: is not JSON: {wrong.Message}");
        }
    }

    /// <summary>
    /// A recorder may have spelt a number beyond all doubles (1E309) as the word Infinity, which is no JSON. Such a case has the
    /// number's own spelling in a text beside it, so the word is read as null.
    /// </summary>
    private static string WithoutInfinity(string text) => Infinity().Replace(text, match => match.Groups["word"].Success ? "null" : match.Value);

    [GeneratedRegex("""
        "(\\.|[^"\\])*"|(?<word>-?Infinity|NaN)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Infinity();

    private static Case NameOf(JsonMap body, string file, int? at) =>
        new(body.TextOf("name") ?? $"{Path.GetFileName(file)}{(at is { } place ? $"#{place}" : "")}", body);
}
