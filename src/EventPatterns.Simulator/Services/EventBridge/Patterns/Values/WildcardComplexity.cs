using EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

/// <summary>
/// Refuses wildcards that EventBridge deems too complex: it walks every text at once and counts in how many places of the
/// patterns of one field it could stand at the same time. AWS describes the rule
/// (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching-complexity)
/// and the measure (event-ruler's MachineComplexityEvaluator); the limit is as observed.
/// </summary>
internal static class WildcardComplexity
{
    private const int MostPlaces = 10;
    private const int MostSetsWalked = 20_000;
    private const int Star = 256;
    private const int OtherByte = -1;

    /// <summary>Checks the wildcards of one field.</summary>
    /// <exception cref="PatternSyntaxException">They are too complex.</exception>
    public static void Check(IReadOnlyCollection<WildcardText> wildcards)
    {
        if (wildcards.Sum(w => w.Literals.Count - 1) < 2) return;
        var symbols = wildcards.SelectMany(SymbolsOf).ToArray();
        if (!Walk(symbols)) throw new PatternSyntaxException(
            "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character");
    }

    private static IEnumerable<int> SymbolsOf(WildcardText wildcard)
    {
        yield return '"';
        for (var at = 0; at < wildcard.Literals.Count; at++)
        {
            if (at > 0) yield return Star;
            foreach (var b in wildcard.Literals[at]) yield return b;
        }
        yield return '"';
        yield return OtherByte; // the end: nothing leads on from here
    }

    /// <summary>
    /// Places are indexes into the symbols of all patterns, each meaning "the next symbol is this"; a place behind a star also
    /// stays. The sets of places are walked as the states of the automaton that stands for all patterns.
    /// </summary>
    private static bool Walk(int[] symbols)
    {
        var alphabet = symbols.Where(s => s is not Star and not OtherByte).Append(OtherByte - 1).Distinct().ToArray();
        var starts = symbols.Select((_, at) => at).Where(at => at == 0 || symbols[at - 1] == OtherByte);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<int[]>([[.. starts]]);
        while (waiting.TryPop(out var places))
        {
            foreach (var symbol in alphabet)
            {
                var next = Step(symbols, places, symbol);
                if (next.Length > MostPlaces || seen.Count > MostSetsWalked) return false;
                if (next.Length > 0 && seen.Add(string.Join(',', next))) waiting.Push(next);
            }
        }
        return true;
    }

    private static int[] Step(int[] symbols, int[] places, int symbol)
    {
        var next = new SortedSet<int>();
        foreach (var place in places)
        {
            if (place > 0 && symbols[place - 1] == Star) next.Add(place);
            if (symbols[place] != symbol) continue;
            next.Add(place + 1);
            if (symbols[place + 1] == Star) next.Add(place + 2);
        }
        return [.. next];
    }
}
