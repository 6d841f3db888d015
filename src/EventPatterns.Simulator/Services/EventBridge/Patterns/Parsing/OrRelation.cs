namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

/// <summary>
/// Tells the operator <c>$or</c> from a field of that name. It is the operator where its list holds objects alone, two or
/// more, without reserved names; else EventBridge reads it as it reads any field (event-ruler's README, "$or").
/// </summary>
internal static class OrRelation
{
    private const int Fewest = 2;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr",
        "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case",
        "date-after", "date-on-or-after", "date-before", "date-on-or-before", "in-date-range",
        "ip-address-in-range", "ip-address-not-in-range",
    };

    /// <summary>Whether the list that opens just before <paramref name="position"/> makes <c>$or</c> the operator.</summary>
    public static bool StandsIn(string text, int position)
    {
        var ahead = new PatternTokenizer(text[(position - 1)..]);
        try
        {
            ahead.Next();
            return HoldsAlternatives(ahead);
        }
        catch (PatternSyntaxException)
        {
            return true; // the reader that follows says what is wrong, and where
        }
    }

    private static bool HoldsAlternatives(PatternTokenizer ahead)
    {
        var alternatives = 0;
        for (var token = ahead.Next(); token != PatternToken.EndArray; token = ahead.Next(), alternatives++)
            if (token != PatternToken.StartObject || !HasFreeNames(ahead)) return false;
        return alternatives >= Fewest;
    }

    private static bool HasFreeNames(PatternTokenizer ahead)
    {
        var (depth, lists) = (1, 0);
        while (depth > 0)
        {
            var token = ahead.Next();
            if (token == PatternToken.FieldName && lists == 0 && Reserved.Contains(ahead.Text)) return false;
            if (token is PatternToken.StartObject or PatternToken.StartArray) depth++;
            if (token is PatternToken.EndObject or PatternToken.EndArray) depth--;
            if (token == PatternToken.StartArray) lists++;
            if (token == PatternToken.EndArray) lists--;
        }
        return true;
    }
}
