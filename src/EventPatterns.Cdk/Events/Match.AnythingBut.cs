using System.Runtime.CompilerServices;

namespace EventPatterns.Cdk.Events;

public sealed partial class Match
{
    /// <summary>The member is there and equals none of the values.</summary>
    /// <param name="values">Strings, or numbers, or enum members; not mixed, and no booleans.</param>
    /// <exception cref="ArgumentException">No values, mixed ones, or booleans.</exception>
    public static Match AnythingBut(params IReadOnlyList<object> values)
    {
        var scalars = Scalars(nameof(AnythingBut), values);
        var kinds = scalars.Select(JsonKinds.OfValue).Distinct().ToArray();
        return kinds is [JsonKind.String or JsonKind.Number]
            ? new(nameof(AnythingBut), kinds, Operator("anything-but", scalars))
            : throw new ArgumentException($"Match.AnythingBut: expected strings alone or numbers alone; found {JsonKinds.Describe(kinds)}.", nameof(values));
    }

    /// <summary>The member is there and equals none of the texts, whatever the case.</summary>
    public static Match AnythingButIgnoreCase(params IReadOnlyList<string> texts) => AnythingBut("equals-ignore-case", texts);

    /// <summary>The string begins with none of the texts.</summary>
    public static Match AnythingButPrefix(params IReadOnlyList<string> texts) => AnythingBut("prefix", texts);

    /// <summary>The string ends with none of the texts.</summary>
    public static Match AnythingButSuffix(params IReadOnlyList<string> texts) => AnythingBut("suffix", texts);

    /// <summary>The string fits none of the texts, in which <c>*</c> stands for any characters.</summary>
    public static Match AnythingButWildcard(params IReadOnlyList<string> texts) => AnythingBut("wildcard", [.. texts.Select(CheckedWildcard)]);

    private static Match AnythingBut(string keyword, IReadOnlyList<string> texts, [CallerMemberName] string name = "")
    {
        if (texts.Count == 0 || texts.Contains("")) throw new ArgumentException($"Match.{name}: expected one text or more, none of them empty.", nameof(texts));
        object operand = texts.Count == 1 ? texts[0] : texts.ToArray();
        return new(name, [JsonKind.String], Operator("anything-but", Operator(keyword, operand)));
    }
}
