using System.Text.RegularExpressions;
using CsCheck;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Iam;

public sealed class GlobTests
{
    private static readonly Gen<string> Patterns = Gen.String[Gen.Char["abA:*?*"], 0, 10];
    private static readonly Gen<string> Texts = Gen.String[Gen.Char["abA:*"], 0, 14];

    [Fact]
    public void Matches_AnyPattern_AsTheRegularExpressionOfIt() => Gen.Select(Patterns, Texts, Gen.Bool).Sample((pattern, text, ignoreCase) =>
    {
        var model = "^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "\\z";
        var options = RegexOptions.Singleline | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        return Glob.Of(pattern, ignoreCase).Matches(text) == Regex.IsMatch(text, model, options);
    }, iter: 20_000);

    [Fact]
    public void Matches_LiteralPart_ItsStarsAreCharacters()
    {
        var glob = Glob.Of([("a*", true), ("*", false)]);
        Assert.True(glob.Matches("a*b"));
        Assert.False(glob.Matches("ab"));
    }

    [Fact]
    public void Matches_ManyStars_IsQuick() =>
        Assert.False(Glob.Of(string.Concat(Enumerable.Repeat("*a", 50))).Matches(new string('a', 20_000) + "b"));
}
