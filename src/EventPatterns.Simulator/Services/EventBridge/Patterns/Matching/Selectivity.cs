using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>
/// Guesses how often a condition is met, to find rules by the rarest of theirs. The more different values rules ask of a
/// field, the rarer is each of them.
/// </summary>
internal static class Selectivity
{
    private const double Always = 1;
    private const double Half = 0.5;

    /// <summary>The share of events, from 0 to 1 and more, that the condition leads to its bucket.</summary>
    public static double Of(Condition condition) => condition.Pattern.Patterns.Sum(p => Of(p, condition.Field.Conditions));

    private static double Of(ValuePattern pattern, int conditions) => pattern switch
    {
        ExactString or ExactSpelling or NumberEquals or EqualsIgnoreCase => Always / conditions,
        Cidr cidr => Always / Math.Min(conditions, Math.Pow(2, cidr.Block.Bits)),
        Prefix prefix => Affix(prefix.Utf8.Length, conditions),
        Suffix suffix => Affix(suffix.Utf8.Length, conditions),
        PrefixIgnoreCase prefix => Affix(prefix.Folded.Length, conditions),
        SuffixIgnoreCase suffix => Affix(suffix.Folded.Length, conditions),
        Wildcard wildcard => Affix(wildcard.Text.Head.Length > 0 ? wildcard.Text.Head.Length : wildcard.Text.Tail.Length, conditions),
        NumericRange => Half,
        _ => Always,
    };

    /// <summary>An affix may be that of many values; the longer, the fewer.</summary>
    private static double Affix(int length, int conditions) => Math.Max(Math.Pow(Half, length), Always / conditions);
}
