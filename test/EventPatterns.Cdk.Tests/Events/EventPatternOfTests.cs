using System.Text.Json.Nodes;
using Amazon.CDK.AWS.Events;
using Constructs;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;
using EventPatterns.Testing;
using Match = EventPatterns.Cdk.Events.Match;

namespace EventPatterns.Cdk.Tests.Events;

[Collection(SynthesisCollection.Name)]
public sealed class EventPatternOfTests
{
    [Fact]
    public void Pattern_NoConditions_SourceNameAndVersion() =>
        Same("""{ "source": ["orders.checkout"], "detail-type": ["OrderCancelled"], "detail": { "metadata": { "schemaVersion": ["2"] } } }""",
            Synthesized(new EventPatternOf<OrderCancelled>()));

    [Fact]
    public void Pattern_MembersOfRecordsAndLists_NestedAsSerialised() =>
        Same("""{ "shipTo": { "city": ["Oslo"] }, "lines": { "sku": ["A"], "quantity": [3] }, "channel": ["inStore"] }""", Data(p => p
            .Where(e => e.ShipTo!.City, Match.Exactly("Oslo"))
            .Where(e => e.Lines.Select(line => line.Sku), Match.Exactly("A"))
            .Where(e => e.Lines.Select(line => line.Quantity), Match.Exactly(3))
            .Where(e => e.Channel, Match.Exactly(Channel.InStore))));

    [Fact]
    public void Pattern_Metadata_BesideVersion() =>
        Same("""{ "schemaVersion": ["1"], "category": ["domain", "transformed"], "attempt": [{ "exists": false }] }""",
            Detail(p => p
                .WhereMetadata(m => m.Category, Match.AnyOf(EventCategory.Domain, EventCategory.Transformed))
                .WhereMetadata(m => m.Attempt, Match.NotExists))["metadata"]!);

    [Fact]
    public void Pattern_Either_BecomesOr() =>
        Same("""[{ "data": { "total": [{ "numeric": [">", 100] }] } }, { "data": { "isGift": [true] } }]""",
            Detail(p => p.Either(
                big => big.Where(e => e.Total, Match.GreaterThan(100)),
                gift => gift.Where(e => e.IsGift, Match.Exactly(true))))["$or"]!);

    // One stack holds a rule for each row, since synthesis is what takes time.
    [Fact]
    public void Pattern_EveryOperator_Intact()
    {
        var template = SynthesizedTemplate.Of(stack =>
        {
            foreach (var (index, (match, _)) in OnText.Index()) Add(stack, $"Text{index}", new EventPatternOf<OrderPlaced>(p => p.Where(e => e.Coupon, match)));
            foreach (var (index, (match, _)) in OnNumber.Index()) Add(stack, $"Number{index}", new EventPatternOf<OrderPlaced>(p => p.Where(e => e.Total, match)));
        });
        var found = template.Resources("AWS::Events::Rule").Select(rule => rule["EventPattern"]!["detail"]!["data"]!.AsObject().Single().Value!).ToArray();
        Assert.Equal(OnText.Length + OnNumber.Length, found.Length);
        foreach (var ((_, expected), actual) in OnText.Concat(OnNumber).Zip(found)) Same(expected, actual);
    }

    private static (Match Match, string Pattern)[] OnText =>
    [
        (Match.Exactly("a"), """["a"]"""),
        (Match.AnyOf("a", "b"), """["a", "b"]"""),
        (Match.IsNull, """[null]"""),
        (Match.Or(Match.IsNull, Match.NotExists, Match.Exactly("a")), """[null, { "exists": false }, "a"]"""),
        (Match.Prefix("a"), """[{ "prefix": "a" }]"""),
        (Match.Suffix("a"), """[{ "suffix": "a" }]"""),
        (Match.PrefixIgnoreCase("a"), """[{ "prefix": { "equals-ignore-case": "a" } }]"""),
        (Match.SuffixIgnoreCase("a"), """[{ "suffix": { "equals-ignore-case": "a" } }]"""),
        (Match.EqualsIgnoreCase("a"), """[{ "equals-ignore-case": "a" }]"""),
        (Match.Wildcard("a*b"), """[{ "wildcard": "a*b" }]"""),
        (Match.Cidr("10.0.0.0/24"), """[{ "cidr": "10.0.0.0/24" }]"""),
        (Match.Exists, """[{ "exists": true }]"""),
        (Match.NotExists, """[{ "exists": false }]"""),
        (Match.AnythingBut("a"), """[{ "anything-but": ["a"] }]"""),
        (Match.AnythingButIgnoreCase("a", "b"), """[{ "anything-but": { "equals-ignore-case": ["a", "b"] } }]"""),
        (Match.AnythingButPrefix("a"), """[{ "anything-but": { "prefix": "a" } }]"""),
        (Match.AnythingButSuffix("a", "b"), """[{ "anything-but": { "suffix": ["a", "b"] } }]"""),
        (Match.AnythingButWildcard("a*"), """[{ "anything-but": { "wildcard": "a*" } }]"""),
        (Match.Or(Match.Prefix("a"), Match.NotExists, Match.Exactly("b")), """[{ "prefix": "a" }, { "exists": false }, "b"]"""),
    ];

    private static (Match Match, string Pattern)[] OnNumber =>
    [
        (Match.Exactly(1.5m), "[1.5]"),
        (Match.GreaterThan(100), """[{ "numeric": [">", 100] }]"""),
        (Match.AtLeast(0.25m), """[{ "numeric": [">=", 0.25] }]"""),
        (Match.LessThan(-1), """[{ "numeric": ["<", -1] }]"""),
        (Match.AtMost(5_000_000_000), """[{ "numeric": ["<=", 5000000000] }]"""),
        (Match.NumericallyEqual(7), """[{ "numeric": ["=", 7] }]"""),
        (Match.Between(1, 2), """[{ "numeric": [">=", 1, "<=", 2] }]"""),
        (Match.StrictlyBetween(1, 2), """[{ "numeric": [">", 1, "<", 2] }]"""),
        (Match.AnythingBut(1, 2), """[{ "anything-but": [1, 2] }]"""),
    ];

    [Fact]
    public void Where_OperatorThatNeverFits_NamesMemberAndOperator()
    {
        Assert.Equal("OrderPlaced: data.total is a number in the event's JSON (Decimal), which Match.Prefix never matches: it takes strings.", Refused(p => p.Where(e => e.Total, Match.Prefix("1"))));
        Assert.Equal("OrderPlaced: data.coupon is a string in the event's JSON (String), which Match.GreaterThan never matches: it takes numbers.", Refused(p => p.Where(e => e.Coupon, Match.GreaterThan(1))));
        Assert.Contains("data.channel is a string", Refused(p => p.Where(e => e.Channel, Match.Exactly(1))), StringComparison.Ordinal);
        Assert.Contains("data.shipTo is an object", Refused(p => p.Where(e => e.ShipTo, Match.Exists)), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_MemberTwice_Throws() =>
        Assert.Contains("data.total has a condition already", Refused(p => p.Where(e => e.Total, Match.GreaterThan(1)).Where(e => e.Total, Match.LessThan(9))), StringComparison.Ordinal);

    [Fact]
    public void Either_OneAlternativeOrTwice_Throws()
    {
        Assert.Contains("two alternatives or more", Refused(p => p.Either(one => one.Where(e => e.IsGift, Match.Exactly(true)))), StringComparison.Ordinal);
        Assert.Contains("Either stands twice", Refused(p => Alternatives(Alternatives(p))), StringComparison.Ordinal);

        static PatternBuilder<OrderPlaced> Alternatives(PatternBuilder<OrderPlaced> p) =>
            p.Either(one => one.Where(e => e.IsGift, Match.Exactly(true)), two => two.Where(e => e.IsGift, Match.Exactly(false)));
    }

    [Fact]
    public void Match_OperandThatEventBridgeRefuses_Throws()
    {
        Assert.Throws<ArgumentException>(() => Match.GreaterThan(5_000_000_001));
        Assert.Throws<ArgumentException>(() => Match.GreaterThan(0.1234567m));
        Assert.Throws<ArgumentException>(() => Match.Between(2, 1));
        Assert.Throws<ArgumentException>(() => Match.Wildcard("a**"));
        Assert.Throws<ArgumentException>(() => Match.Cidr("10.0.0.300/24"));
        Assert.Throws<ArgumentException>(() => Match.Prefix(""));
        Assert.Throws<ArgumentException>(() => Match.AnyOf());
        Assert.Throws<ArgumentException>(() => Match.AnythingBut("a", 1));
        Assert.Throws<ArgumentException>(() => Match.Exactly(new Address("Oslo", null)));
    }

    private static string Refused(Action<PatternBuilder<OrderPlaced>> where) => Assert.Throws<ArgumentException>(() => new EventPatternOf<OrderPlaced>(where)).Message;

    private static JsonNode Data(Action<PatternBuilder<OrderPlaced>> where) => Detail(where)["data"]!;

    private static JsonNode Detail(Action<PatternBuilder<OrderPlaced>> where) => Synthesized(new EventPatternOf<OrderPlaced>(where))["detail"]!;

    private static JsonNode Synthesized(ContractPattern pattern) =>
        SynthesizedTemplate.Of(stack => Add(stack, "Rule", pattern)).Only("AWS::Events::Rule")["EventPattern"]!;

    private static void Add(Construct scope, string id, ContractPattern pattern) =>
        new Rule(scope, id, new RuleProps { EventPattern = pattern.ToEventPattern() });

    private static void Same(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"expected {expected}\nfound {actual.ToJsonString()}");
}
