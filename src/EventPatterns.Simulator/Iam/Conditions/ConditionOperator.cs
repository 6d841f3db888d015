using System.Globalization;
using System.Net;
using EventPatterns.Simulator.Iam.Documents;

namespace EventPatterns.Simulator.Iam.Conditions;

/// <summary>An operator: how one expected value compares to one of the call's.</summary>
/// <param name="Matches">Whether they match, the operator taken without its <c>Not</c>.</param>
/// <param name="Accepts">Whether a text is a value that the operator can expect.</param>
/// <param name="Negated">Whether it holds where nothing matches.</param>
internal sealed record ConditionOperator(Func<PolicyText, string, Request, bool> Matches, Func<string, bool> Accepts, bool Negated = false)
{
    public static ConditionOperator Null { get; } = new((_, _, _) => false, t => bool.TryParse(t, out _));

    private static readonly Dictionary<string, ConditionOperator> Named = Table();

    /// <summary>The names of all operators.</summary>
    public static IEnumerable<string> Names => Named.Keys;

    public static ConditionOperator? Of(string name) => Named.GetValueOrDefault(name);

    private static Dictionary<string, ConditionOperator> Table()
    {
        var equals = Texts(StringComparison.Ordinal);
        var equalsIgnoreCase = Texts(StringComparison.OrdinalIgnoreCase);
        var like = new ConditionOperator((e, a, r) => e.Matches(a, r), _ => true);
        var arn = new ConditionOperator(ArnMatches, t => t.Contains("${", StringComparison.Ordinal) || t == "*" || Arn.Split(t) is not null);
        var number = Ordered(Number, c => c == 0);
        var date = Ordered(Date, c => c == 0);
        var address = new ConditionOperator((e, a, r) => Network(e.Fill(r)) is { } network && IPAddress.TryParse(a, out var ip) && network.Contains(ip), t => Network(t) is not null);
        return new(StringComparer.Ordinal)
        {
            ["StringEquals"] = equals,
            ["StringNotEquals"] = equals with { Negated = true },
            ["StringEqualsIgnoreCase"] = equalsIgnoreCase,
            ["StringNotEqualsIgnoreCase"] = equalsIgnoreCase with { Negated = true },
            ["StringLike"] = like,
            ["StringNotLike"] = like with { Negated = true },
            ["ArnEquals"] = arn, // the two behave alike
            ["ArnLike"] = arn,
            ["ArnNotEquals"] = arn with { Negated = true },
            ["ArnNotLike"] = arn with { Negated = true },
            ["NumericEquals"] = number,
            ["NumericNotEquals"] = number with { Negated = true },
            ["NumericLessThan"] = Ordered(Number, c => c < 0),
            ["NumericLessThanEquals"] = Ordered(Number, c => c <= 0),
            ["NumericGreaterThan"] = Ordered(Number, c => c > 0),
            ["NumericGreaterThanEquals"] = Ordered(Number, c => c >= 0),
            ["DateEquals"] = date,
            ["DateNotEquals"] = date with { Negated = true },
            ["DateLessThan"] = Ordered(Date, c => c < 0),
            ["DateLessThanEquals"] = Ordered(Date, c => c <= 0),
            ["DateGreaterThan"] = Ordered(Date, c => c > 0),
            ["DateGreaterThanEquals"] = Ordered(Date, c => c >= 0),
            ["Bool"] = equalsIgnoreCase with { Accepts = t => t.Contains("${", StringComparison.Ordinal) || bool.TryParse(t, out _) },
            ["BinaryEquals"] = equals,
            ["IpAddress"] = address,
            ["NotIpAddress"] = address with { Negated = true },
            ["Null"] = Null,
        };
    }

    private static ConditionOperator Texts(StringComparison comparison) => new((e, a, r) => string.Equals(e.Fill(r), a, comparison), _ => true);

    private static ConditionOperator Ordered<T>(Func<string?, T?> read, Func<int, bool> holds) where T : struct, IComparable<T> => new(
        (e, a, r) => read(a) is { } actual && read(e.Fill(r)) is { } expected && holds(actual.CompareTo(expected)),
        t => t.Contains("${", StringComparison.Ordinal) || read(t) is not null);

    /// <summary>Each of an ARN's six parts is compared by itself: a wildcard does not reach into the next.</summary>
    private static bool ArnMatches(PolicyText expected, string actual, Request request)
    {
        if (Arn.Split(actual) is not { } parts || expected.AsGlob(request) is not { } whole) return false;
        if (whole.ToString() == "*") return true;
        var patterns = whole.Split(':', parts.Length);
        return patterns.Count == parts.Length && patterns.Zip(parts).All(p => p.First.Matches(p.Second));
    }

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Date(string? text)
    {
        const long latest = 253402300799; // the last second of the year 9999
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return Math.Abs(seconds) <= latest / 10 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    /// <summary>A range, of which the bits past the prefix do not matter; or a single address.</summary>
    private static IPNetwork? Network(string? text)
    {
        var (address, prefix) = text?.Split('/') switch
        {
            [var single] => (single, null),
            [var first, var length] => (first, length),
            _ => ("", null),
        };
        if (!IPAddress.TryParse(address, out var ip)) return null;
        var bytes = ip.GetAddressBytes();
        if (prefix is null) return new IPNetwork(ip, bytes.Length * 8);
        if (!int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) || bits > bytes.Length * 8) return null;
        for (var bit = bits; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), bits);
    }
}
