using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Reports;

/// <summary>Circuits, found by what is written to tables: items whose attribute <c>state</c> becomes one of a breaker's states.</summary>
internal static partial class CircuitStates
{
    private const string Attribute = "state";
    private static readonly HashSet<string> States = new(StringComparer.Ordinal) { "Closed", "Open", "HalfOpen", "Isolated" };

    /// <summary>Each circuit by its key, with the moments at which its state changed.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<(Moment At, string State)> Changes)> Of(Trace trace) =>
        [.. from moment in trace.Moments
            where moment.Kind == MomentKind.Call && moment.Answer is { Ok: true }
            from write in Writes(moment)
            group (moment, write.State) by write.Key into circuit
            select (circuit.Key, (IReadOnlyList<(Moment, string)>)Changes(circuit))];

    private static List<(Moment At, string State)> Changes(IEnumerable<(Moment At, string State)> writes)
    {
        var changes = new List<(Moment At, string State)>();
        foreach (var write in writes)
            if (changes.Count == 0 || changes[^1].State != write.State) changes.Add(write);
        return changes;
    }

    private static IEnumerable<(string Key, string State)> Writes(Moment moment)
    {
        var request = moment.Request ?? JsonMap.Empty;
        var writes = moment.What switch
        {
            "dynamodb:PutItem" or "dynamodb:UpdateItem" => [request],
            "dynamodb:TransactWriteItems" => request.ListOf("TransactItems").SelectMany(item => new[] { item["Put"], item["Update"] }).OfType<Json>(),
            _ => [],
        };
        return from write in writes
               let state = write["Item"]?[Attribute]?.TextOf("S") ?? Updated(write)
               where state is not null && States.Contains(state)
               select (Key(moment, write), state);
    }

    /// <summary>The value that an update's SET gives the attribute, by name or by placeholder.</summary>
    private static string? Updated(Json update)
    {
        foreach (Match match in Assignment().Matches(update.TextOf("UpdateExpression") ?? ""))
        {
            var name = match.Groups[1].Value;
            if ((name[0] == '#' ? update["ExpressionAttributeNames"]?.TextOf(name) : name) == Attribute)
                return update["ExpressionAttributeValues"]?[match.Groups[2].Value]?.TextOf("S");
        }
        return null;
    }

    /// <summary>The key's values; of a whole item the partition key is not known, so its first attribute of a key's name or its first.</summary>
    private static string Key(Moment moment, Json write)
    {
        var key = write["Key"] as JsonMap ?? (write["Item"] is JsonMap item ? JsonMap.Of(("pk", item["pk"] ?? item.First(a => a.Key != Attribute).Value)) : JsonMap.Empty);
        var values = key.Select(a => a.Value.TextOf("S") ?? a.Value.ToString()).ToList();
        return values.Count == 0 ? moment.Subject : string.Join(" ", values);
    }

    [GeneratedRegex(@"(#?\w+)\s*=\s*(:\w+)")]
    private static partial Regex Assignment();
}
