using System.Runtime.CompilerServices;
using System.Text.Json;
using EventPatterns.Events;
using CdkMatch = Amazon.CDK.AWS.Events.Match;

namespace EventPatterns.Cdk.Events;

/// <summary>
/// What a member of an event must be for an event to match: every comparison operator of EventBridge. Where a member is
/// a list, one element that matches is enough.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
/// </summary>
public sealed partial class Match
{
    private readonly IReadOnlyList<object?> alternatives;
    private readonly HashSet<JsonKind> kinds;

    private Match(string name, IEnumerable<JsonKind> kinds, params IReadOnlyList<object?> alternatives)
    {
        Name = name;
        this.kinds = kinds.ToHashSet();
        this.alternatives = alternatives;
    }

    /// <summary>The operator's name, for messages.</summary>
    internal string Name { get; }

    /// <summary>The member equals the value, of its own type: a string, a number, a boolean or an enum's member. Case matters.</summary>
    public static Match Exactly(object value) => AnyOf(value);

    /// <summary>The member equals one of the values.</summary>
    /// <exception cref="ArgumentException">No values are given, or one is neither string, number, boolean nor enum.</exception>
    public static Match AnyOf(params IReadOnlyList<object> values)
    {
        var scalars = Scalars(nameof(AnyOf), values);
        return new(nameof(AnyOf), scalars.Select(JsonKinds.OfValue), scalars);
    }

    /// <summary>The member is JSON's <c>null</c>, not absent.</summary>
    public static Match IsNull { get; } = new(nameof(IsNull), JsonKinds.Scalars, [null]);

    /// <summary>The string begins with the text.</summary>
    public static Match Prefix(string text) => Text("prefix", text);

    /// <summary>The string ends with the text.</summary>
    public static Match Suffix(string text) => Text("suffix", text);

    /// <summary>The string begins with the text, whatever the case.</summary>
    public static Match PrefixIgnoreCase(string text) => Text("prefix", IgnoreCase(text));

    /// <summary>The string ends with the text, whatever the case.</summary>
    public static Match SuffixIgnoreCase(string text) => Text("suffix", IgnoreCase(text));

    /// <summary>The string equals the text, whatever the case.</summary>
    public static Match EqualsIgnoreCase(string text) => Text("equals-ignore-case", text);

    /// <summary>The string fits the text, in which <c>*</c> stands for any characters, also none, and <c>\*</c> for itself.</summary>
    /// <exception cref="ArgumentException">Two <c>*</c> in a row, which EventBridge refuses.</exception>
    public static Match Wildcard(string text) => Text("wildcard", CheckedWildcard(text));

    /// <summary>The string is an IP address in the block: <c>10.0.0.0/24</c>, or IPv6.</summary>
    /// <exception cref="ArgumentException">The text is no CIDR block.</exception>
    public static Match Cidr(string block) =>
        System.Net.IPNetwork.TryParse(block, out _)
            ? Text("cidr", block)
            : throw new ArgumentException($"Match.Cidr: expected a block such as 10.0.0.0/24 or 2001:db8::/32; found \"{block}\".", nameof(block));

    /// <summary>The member is there, whatever its value, also <c>null</c>.</summary>
    public static Match Exists { get; } = new(nameof(Exists), JsonKinds.Scalars, Operator("exists", true));

    /// <summary>The member is not there.</summary>
    public static Match NotExists { get; } = new(nameof(NotExists), JsonKinds.Scalars, Operator("exists", false));

    /// <summary>One of the matches holds.</summary>
    /// <exception cref="ArgumentException">No matches are given.</exception>
    public static Match Or(params IReadOnlyList<Match> matches)
    {
        if (matches.Count == 0) throw new ArgumentException("Match.Or: expected one match or more; found none.", nameof(matches));
        var common = matches.Select(match => match.kinds.AsEnumerable()).Aggregate((some, others) => some.Intersect(others));
        return new(string.Join(" or ", matches.Select(match => match.Name)), common, [.. matches.SelectMany(match => match.alternatives)]);
    }

    /// <summary>The array that the event pattern holds for a member of the type.</summary>
    /// <exception cref="ArgumentException">The operator cannot match a member of the type.</exception>
    internal object PatternFor(Type type, string member)
    {
        if (JsonKinds.OfType(type) is not { } kind)
        {
            throw new ArgumentException($"{member} is an object in the event's JSON ({type.Name}), and a pattern matches strings, numbers and booleans only: name a member of it.");
        }
        return kinds.Contains(kind)
            ? Pattern()
            : throw new ArgumentException($"{member} is a {kind.ToString().ToLowerInvariant()} in the event's JSON ({type.Name}), which Match.{Name} never matches: it takes {JsonKinds.Describe(kinds)}.");
    }

    // A null in an array is lost on the way from .NET to CDK, so CDK has to make it.
    private object Pattern()
    {
        object[] values = [.. alternatives.OfType<object>()];
        if (values.Length == alternatives.Count) return values;
        return values.Length == 0 ? CdkMatch.NullValue() : CdkMatch.AnyOf(CdkMatch.NullValue(), values);
    }

    private static Match Text(string keyword, object operand, [CallerMemberName] string name = "") =>
        operand is ""
            ? throw new ArgumentException($"Match.{name}: expected a text; found an empty one.", nameof(operand))
            : new(name, [JsonKind.String], Operator(keyword, operand));

    private static Dictionary<string, object> IgnoreCase(string text) => Operator("equals-ignore-case", text);

    private static Dictionary<string, object> Operator(string keyword, object operand) => new() { [keyword] = operand };

    private static string CheckedWildcard(string text) =>
        text.Contains("**", StringComparison.Ordinal)
            ? throw new ArgumentException($"Match.Wildcard: expected no two * in a row, which EventBridge refuses; found \"{text}\".", nameof(text))
            : text;

    private static object[] Scalars(string name, IReadOnlyList<object> values)
    {
        if (values.Count == 0) throw new ArgumentException($"Match.{name}: expected one value or more; found none.", nameof(values));
        return [.. values.Select(value => JsonKinds.Scalar(value)
            ?? throw new ArgumentException($"Match.{name}: expected strings, numbers, booleans or enums; found {JsonSerializer.Serialize(value, EventJson.Options)}.", nameof(values)))];
    }
}
