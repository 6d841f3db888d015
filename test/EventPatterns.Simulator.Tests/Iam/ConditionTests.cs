using static EventPatterns.Simulator.Tests.Iam.Policies;

namespace EventPatterns.Simulator.Tests.Iam;

public sealed class ConditionTests
{
    [Theory]
    [InlineData(""" "StringEquals": { "k": "a" } """, "a", true)]
    [InlineData(""" "StringEquals": { "K": ["b", "a"] } """, "a", true)]
    [InlineData(""" "StringEquals": { "k": "a*" } """, "ab", false)]
    [InlineData(""" "StringEquals": { "k": "a" } """, null, false)]
    [InlineData(""" "StringNotEquals": { "k": ["a", "b"] } """, "b", false)]
    [InlineData(""" "StringNotEquals": { "k": "a" } """, null, true)]
    [InlineData(""" "StringEqualsIgnoreCase": { "k": "A" } """, "a", true)]
    [InlineData(""" "StringLike": { "k": "a?c*" } """, "abcd", true)]
    [InlineData(""" "StringNotLike": { "k": "a*" } """, "abc", false)]
    [InlineData(""" "StringLikeIfExists": { "k": "a*" } """, null, true)]
    [InlineData(""" "StringLikeIfExists": { "k": "a*" } """, "b", false)]
    [InlineData(""" "ArnLike": { "k": "arn:aws:sns:*:1:t*" } """, "arn:aws:sns:eu-west-1:1:topic", true)]
    [InlineData(""" "ArnEquals": { "k": "arn:aws:sns:e*:1:t" } """, "arn:aws:sns:eu:x:1:t", false)]
    [InlineData(""" "ArnNotEquals": { "k": "arn:aws:sns:r:1:t" } """, "arn:aws:sns:r:1:u", true)]
    [InlineData(""" "NumericLessThan": { "k": 10 } """, "9.5", true)]
    [InlineData(""" "NumericGreaterThanEquals": { "k": "10" } """, "9", false)]
    [InlineData(""" "NumericNotEquals": { "k": 1 } """, "1.0", false)]
    [InlineData(""" "DateGreaterThan": { "aws:CurrentTime": "2025-12-31" } """, null, true)]
    [InlineData(""" "DateLessThanEquals": { "aws:EpochTime": 1767225599 } """, null, false)]
    [InlineData(""" "Bool": { "aws:SecureTransport": true } """, null, true)]
    [InlineData(""" "Bool": { "aws:PrincipalIsAWSService": "true" } """, null, false)]
    [InlineData(""" "IpAddress": { "k": "10.0.0.0/8" } """, "10.1.2.3", true)]
    [InlineData(""" "IpAddress": { "k": ["192.168.0.1", "10.1.2.3/9"] } """, "10.127.0.1", true)]
    [InlineData(""" "IpAddress": { "k": "10.1.2.3/9" } """, "10.128.0.1", false)]
    [InlineData(""" "NotIpAddress": { "k": "10.0.0.0/8" } """, "10.1.2.3", false)]
    [InlineData(""" "Null": { "k": true } """, null, true)]
    [InlineData(""" "Null": { "k": "false" } """, null, false)]
    [InlineData(""" "ForAnyValue:StringEquals": { "k": ["a", "b"] } """, "x,b", true)]
    [InlineData(""" "ForAnyValue:StringEquals": { "k": ["a", "b"] } """, null, false)]
    [InlineData(""" "ForAllValues:StringEquals": { "k": ["a", "b"] } """, "a,x", false)]
    [InlineData(""" "ForAllValues:StringEquals": { "k": ["a", "b"] } """, null, true)]
    [InlineData(""" "ForAllValues:StringNotEquals": { "k": ["a", "b"] } """, "x,y", true)]
    [InlineData(""" "ForAnyValue:StringNotEquals": { "k": ["a", "b"] } """, "a,y", true)]
    [InlineData(""" "StringEquals": { "k": "${aws:PrincipalAccount}-${aws:nothing, 'x'}" } """, "111111111111-x", true)]
    [InlineData(""" "StringLike": { "k": "a${*}*" } """, "a*b", true)]
    [InlineData(""" "StringLike": { "k": "a${*}*" } """, "abb", false)]
    [InlineData(""" "StringEquals": { "k": "a" }, "Bool": { "aws:SecureTransport": false } """, "a", false)]
    public void Refuses_StatementWithCondition_AllowsWhereItHolds(string condition, string? value, bool expected)
    {
        var role = Role($$"""{ "Effect": "Allow", "Action": "x:Y", "Resource": "*", "Condition": { {{condition}} } }""");
        var context = value is null ? [] : value.Split(',').Select(v => ("k", v)).ToArray();
        Assert.Equal(expected, Of(role).Refuses(Worker, Ask("x:Y", "*", context)) is null);
    }

    [Fact]
    public void Refuses_ResourceWithVariable_IsFilledIn()
    {
        var authority = Of(Role("""{ "Effect": "Allow", "Action": "x:Y", "Resource": "arn:aws:s3:::b/${aws:PrincipalAccount}/*" }"""));
        Assert.Null(authority.Refuses(Worker, new("x:Y", $"arn:aws:s3:::b/{Account}/a")));
        Assert.NotNull(authority.Refuses(Worker, new("x:Y", "arn:aws:s3:::b/222222222222/a")));
    }
}
