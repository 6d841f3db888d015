using CsCheck;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Iam.Documents;

namespace EventPatterns.Simulator.Tests.Iam;

public sealed class PolicyParserTests
{
    [Theory]
    [InlineData("[]", "at $.Statement: it must be a statement or a list of them")]
    [InlineData("\"{\"", "at $: its text is no JSON")]
    [InlineData("""{ "Version": "2013", "Statement": [] }""", "at $.Version: \"2013\" is neither 2012-10-17 nor 2008-10-17")]
    [InlineData("""{ "Statement": [1] }""", "at $.Statement[0]: a statement is an object, and this is number")]
    [InlineData("""{ "Statement": { "Effect": "allow", "Action": "a:B", "Resource": "*" } }""", "at $.Statement.Effect: it is \"Allow\" or \"Deny\"")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Resource": "*" } }""", "at $.Statement: it needs an Action or a NotAction")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": ["a:B", "PutEvents"], "Resource": "*" } }""", "at $.Statement.Action[1]: \"PutEvents\" is no action")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "a:B", "NotAction": "a:C", "Resource": "*" } }""", "it has both Action and NotAction")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "a:B" } }""", "it needs a Resource or a NotResource")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "a:B", "Resource": [{}] } }""", "at $.Statement.Resource: it is text or a list of texts")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "a:B", "Resource": "*", "Principal": "*" } }""", "names no Principal")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "a:B", "Resource": "*", "Resources": "*" } }""", "at $.Statement.Resources: a statement has no such member")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "a:B", "Resource": "*", "Condition": { "StringIs": { "k": "v" } } } }""", "at $.Statement.Condition.StringIs.k: there is no operator StringIs")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "a:B", "Resource": "*", "Condition": { "NumericEquals": { "k": "ten" } } } }""", "\"ten\" is no value for NumericEquals")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "a:B", "Resource": "*", "Condition": { "ArnLike": { "k": "arn:aws:sns:*:t" } } } }""", "\"arn:aws:sns:*:t\" is no value for ArnLike")]
    public void Parse_WhatAwsRefuses_ErrorNamesThePlace(string policy, string expected)
    {
        var wrong = Assert.Throws<SimulationException>(() => PolicyParser.Parse("Shop/Role", Json.Parse(policy), PolicyKind.Identity));
        Assert.StartsWith("The policy of Shop/Role ", wrong.Message);
        Assert.Contains(expected, wrong.Message);
    }

    [Theory]
    [InlineData("""{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "*" }] }""", PolicyKind.Resource, "it needs a Principal")]
    [InlineData("""{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "*", "Principal": "me" }] }""", PolicyKind.Resource, "Statement[0].Principal: it is \"*\" or an object")]
    [InlineData("""{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "*", "Principal": { "Team": "a" } }] }""", PolicyKind.Resource, "Principal.Team: there is no such kind")]
    [InlineData("""{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "*", "Principal": "*" }] }""", PolicyKind.Trust, "a trust policy names no Resource")]
    public void Parse_PolicyOfAResource_ErrorNamesThePlace(string policy, object kind, string expected) =>
        Assert.Contains(expected, Assert.Throws<SimulationException>(() => PolicyParser.Parse("Shop/Queue", Json.Parse(policy), (PolicyKind)kind)).Message);

    [Fact]
    public void Parse_AnyJson_IsAPolicyOrASimulationException() => Documents(4).Sample(json =>
    {
        foreach (var kind in Enum.GetValues<PolicyKind>())
        {
            try
            {
                Assert.NotNull(PolicyParser.Parse("p", json, kind));
            }
            catch (SimulationException wrong)
            {
                Assert.StartsWith("The policy of p at $", wrong.Message);
            }
        }
    }, iter: 2_000);

    private static readonly Gen<string> Names = Any(
        "Version", "Statement", "Effect", "Action", "NotAction", "Resource", "Principal", "NotPrincipal", "Condition", "Sid",
        "AWS", "Service", "StringEquals", "ForAllValues:ArnLikeIfExists", "DateLessThan", "IpAddress", "aws:SourceArn", "other");

    private static readonly Gen<Json> Scalars = Gen.OneOf(
        Any("2012-10-17", "Allow", "Deny", "*", "sqs:SendMessage", "${aws:x}", "${", "arn:aws:sqs:*:*:*", "", "10.0.0.0/8").Select(s => (Json)s),
        Gen.String.Select(s => (Json)new string([.. s.Where(c => !char.IsSurrogate(c))])),
        Gen.Long.Select(n => (Json)n),
        Gen.Bool.Select(b => (Json)b),
        Gen.Const(Json.Null));

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    private static Gen<Json> Documents(int depth) => depth == 0 ? Scalars : Gen.OneOf(
        Gen.Select(Documents(depth - 1), Documents(depth - 1), (action, condition) => (Json)JsonMap.Of( // almost a policy
            ("Statement", JsonMap.Of(("Effect", "Allow"), ("Action", action), ("Resource", "*"), ("Condition", condition))))),
        Scalars,
        Documents(depth - 1).List[0, 3].Select(items => (Json)JsonList.Of(items)),
        Gen.Select(Names, Documents(depth - 1)).List[0, 6].Select(members => (Json)members.Aggregate(JsonMap.Empty, (map, m) => map.With(m.Item1, m.Item2))));
}
