using System.Text.Json;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Cases;

/// <summary>Reads a family's folder: each JSON file holds a case, or an array of them.</summary>
internal static class CaseFolder
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
            return Json.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException wrong)
        {
            throw new WrongInputException($"{file}: is not JSON: {wrong.Message}");
        }
    }

    private static Case NameOf(JsonMap body, string file, int? at) =>
        new(body.TextOf("name") ?? $"{Path.GetFileName(file)}{(at is { } place ? $"#{place}" : "")}", body);
}
