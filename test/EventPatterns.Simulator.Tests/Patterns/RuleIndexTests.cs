using CsCheck;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Simulator.Tests.Patterns;

public sealed class RuleIndexTests
{
    private static readonly Gen<string> Names = AnyOf("a", "b", "c");
    private static readonly Gen<string> Texts = AnyOf("", "x", "xy", "Xy", "yx", "10.0.0.1", "10.0.0.200", "é", "É");
    private static readonly Gen<Json> Scalars = Gen.OneOf(
        Texts.Select(text => (Json)text), Gen.Int[-3, 3].Select(n => (Json)n), AnyOf<Json>(Json.Null, Json.True, 1.5));

    private static readonly Gen<Json> Expressions = Gen.OneOf(
        Scalars,
        Texts.Select(t => Operator("prefix", t)), Texts.Select(t => Operator("suffix", t)), Texts.Select(t => Operator("equals-ignore-case", t)),
        Texts.Select(t => Operator("prefix", Operator("equals-ignore-case", t))), Texts.Select(t => Operator("suffix", Operator("equals-ignore-case", t))),
        Texts.Select(t => Operator("wildcard", t + "*")), Texts.Select(t => Operator("wildcard", "*" + t)), Texts.Select(t => Operator("anything-but", t)),
        Gen.Int[-3, 3].Select(n => Operator("numeric", JsonList.Of(">=", n))), Gen.Int[-3, 3].Select(n => Operator("numeric", JsonList.Of(">", n, "<", n + 2))),
        Gen.Bool.Select(there => Operator("exists", there)), AnyOf(Operator("cidr", "10.0.0.0/25"), Operator("cidr", "10.0.0.0/8")));

    private static readonly Gen<Json> Fields = Expressions.Array[1, 2].Select(items => (Json)JsonList.Of(items));
    private static readonly Gen<Json> Patterns = Maps(Gen.OneOf(Fields, Fields, Maps(Fields, 1)), 1);
    private static readonly Gen<Json> Events = Maps(Gen.OneOf(Scalars, Maps(Scalars, 0), Lists(Gen.OneOf(Scalars, Maps(Scalars, 0), Lists(Maps(Scalars, 0))))), 0);

    [Fact]
    public void Match_ManyRules_SameAsEachAlone() =>
        Gen.Select(Patterns.Array[1, 80], Events).Sample((patterns, @event) =>
        {
            var parsed = patterns.Select(p => EventPattern.Parse(p.ToString())).ToList();
            var index = IndexOf(parsed);
            var alone = Enumerable.Range(0, parsed.Count).Where(at => NaiveMatcher.Matches(parsed[at], (JsonMap)@event)).Select(NameOf);
            Assert.Equal(alone, Matched(index, @event));
        }, iter: 2_000);

    [Fact]
    public void Remove_SomeRules_OthersStay() =>
        Gen.Select(Patterns.Array[1, 40], Events).Sample((patterns, @event) =>
        {
            var parsed = patterns.Select(p => EventPattern.Parse(p.ToString())).ToList();
            var index = IndexOf(parsed);
            for (var at = 0; at < parsed.Count; at += 2) Assert.True(index.Remove(NameOf(at)));
            var alone = Enumerable.Range(0, parsed.Count).Where(at => at % 2 == 1 && parsed[at].Matches((JsonMap)@event)).Select(NameOf);
            Assert.Equal(alone, Matched(index, @event));
        }, iter: 500);

    [Fact]
    public void Add_SameName_Replaces()
    {
        var index = new RuleIndex();
        index.Add("r", EventPattern.Parse("""{"a":["x"]}"""));
        index.Add("r", EventPattern.Parse("""{"a":["y"]}"""));
        Assert.Equal(1, index.Count);
        Assert.Empty(Matched(index, Json.Parse("""{"a":"x"}""")));
        Assert.Equal(["r"], Matched(index, Json.Parse("""{"a":"y"}""")));
    }

    internal static Json Operator(string name, Json value) => JsonMap.Of((name, value));

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static Gen<Json> Maps(Gen<Json> values, int fewest) => Gen.Select(Names, values).Array[fewest, 3].Select(members =>
        (Json)JsonMap.Of([.. members.Select(m => (m.Item1, m.Item2))]));

    private static Gen<Json> Lists(Gen<Json> items) => items.Array[0, 3].Select(list => (Json)JsonList.Of(list));

    private static RuleIndex IndexOf(List<EventPattern> patterns)
    {
        var index = new RuleIndex();
        for (var at = 0; at < patterns.Count; at++) index.Add(NameOf(at), patterns[at]);
        return index;
    }

    private static List<string> Matched(RuleIndex index, Json @event)
    {
        List<string> matched = [];
        index.Match(@event.ToUtf8(), matched);
        return matched;
    }

    private static string NameOf(int at) => $"r{at}";
}
