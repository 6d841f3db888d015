using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Cases;

/// <summary>
/// Compares an actual value with a recorded one. A recorded <c>&lt;any&gt;</c> stands for what differs from run to run: as a
/// whole value for any value, inside a string or a member's name for any text. A member <c>&lt;any?&gt;</c> may also be absent.
/// </summary>
internal static class Expectation
{
    private const string Any = "<any>";
    private const string AnyOrAbsent = "<any?>";

    public static bool Matches(Json expected, Json actual) => FirstDifference(expected, actual) is null;

    /// <summary>The first place where the two differ and how, or null where they agree.</summary>
    public static string? FirstDifference(Json expected, Json actual) => Difference(expected, actual, "$");

    /// <summary>Whether the text is as recorded, with its wildcards.</summary>
    public static bool TextMatches(string expected, string actual)
    {
        var pieces = expected.Split(Any);
        if (pieces.Length == 1) return expected == actual;
        if (!actual.StartsWith(pieces[0], StringComparison.Ordinal)) return false;
        var at = pieces[0].Length;
        foreach (var piece in pieces.AsSpan(1..^1))
        {
            var found = actual.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + piece.Length;
        }
        return actual.Length - at >= pieces[^1].Length && actual.EndsWith(pieces[^1], StringComparison.Ordinal);
    }

    private static string? Difference(Json expected, Json actual, string path) => (expected, actual) switch
    {
        (JsonString { Value: Any or AnyOrAbsent }, _) => null,
        (JsonString recorded, JsonString text) when TextMatches(recorded.Value, text.Value) => null,
        (JsonMap recorded, JsonMap map) => MapDifference(recorded, map, path),
        (JsonList recorded, JsonList list) => ListDifference(recorded, list, path),
        _ => expected.Equals(actual) ? null : $"{path}: expected {expected}, got {actual}",
    };

    private static string? ListDifference(JsonList expected, JsonList actual, string path)
    {
        if (expected.Count != actual.Count) return $"{path}: expected {expected.Count} items, got {actual.Count}";
        return expected.Select((item, at) => Difference(item, actual[at], $"{path}[{at}]")).FirstOrDefault(d => d is not null);
    }

    private static string? MapDifference(JsonMap expected, JsonMap actual, string path)
    {
        var unclaimed = actual.Names.ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in expected.OrderBy(member => member.Key.Contains(Any, StringComparison.Ordinal)))
        {
            if (Claim(name, value, actual, unclaimed) is not { } claimed)
            {
                if (value is JsonString { Value: AnyOrAbsent }) continue;
                return $"{path}.{name}: expected {value}, got nothing";
            }
            unclaimed.Remove(claimed);
            if (Difference(value, actual[claimed]!, $"{path}.{name}") is { } difference) return difference;
        }
        return unclaimed.Count == 0 ? null : $"{path}: did not expect {string.Join(", ", unclaimed.Order(StringComparer.Ordinal))}";
    }

    private static string? Claim(string name, Json value, JsonMap actual, HashSet<string> unclaimed)
    {
        if (!name.Contains(Any, StringComparison.Ordinal)) return unclaimed.Contains(name) ? name : null;
        var fitting = unclaimed.Where(n => TextMatches(name, n)).Order(StringComparer.Ordinal).ToList();
        return fitting.Find(n => Matches(value, actual[n]!)) ?? fitting.FirstOrDefault();
    }
}
