using EventPatterns.Simulator.Door;
using static EventPatterns.Simulator.Tests.Iam.Policies;

namespace EventPatterns.Simulator.Tests.Iam;

public sealed class AuthorityTests
{
    private const string PutOnOrders = $$"""{ "Effect": "Allow", "Action": "events:PutEvents", "Resource": "{{BusArn}}" }""";

    [Theory]
    [InlineData("events:PutEvents", BusArn, true)]
    [InlineData("EVENTS:putevents", BusArn, true)]
    [InlineData("events:PutRule", BusArn, false)]
    [InlineData("events:PutEvents", BusArn + "2", false)]
    public void Refuses_Role_ByItsInlinePolicy(string action, string resource, bool allowed) =>
        Assert.Equal(allowed, Of(Role(PutOnOrders)).Refuses(Worker, new Permission(action, resource)) is null);

    [Fact]
    public void Refuses_RoleWithoutStatement_ReasonNamesWhoWhatWhereAndWhatToAdd() => Assert.Equal(
        $"{RoleArn} is not authorized to perform: sqs:SendMessage on resource: {QueueArn} because no identity-based policy allows the sqs:SendMessage action "
        + $"(add a statement that allows sqs:SendMessage on {QueueArn} to the role Shop/Worker)",
        Of(Role(PutOnOrders)).Refuses(Worker, new Permission("sqs:SendMessage", QueueArn)));

    [Fact]
    public void Refuses_ExplicitDeny_WinsAndIsNamed()
    {
        var authority = Of(Role("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Sid": "NoOrders", "Effect": "Deny", "Action": "events:*", "Resource": "*" }"""));
        Assert.Null(authority.Refuses(Worker, new Permission("sqs:SendMessage", QueueArn)));
        Assert.EndsWith(
            "with an explicit deny in an identity-based policy (statement \"NoOrders\" of Shop/Worker (Inline))",
            authority.Refuses(Worker, new Permission("events:PutEvents", BusArn)));
    }

    [Theory]
    [InlineData(""" "P": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyName": "p", "Roles": [{ "Ref": "Worker" }], "PolicyDocument": { "Statement": {{s}} } } } """)]
    [InlineData(""" "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "Roles": [{ "Ref": "Worker" }], "PolicyDocument": { "Statement": {{s}} } } } """)]
    [InlineData(""" "P": { "Type": "AWS::IAM::RolePolicy", "Properties": { "PolicyName": "p", "RoleName": { "Ref": "Worker" }, "PolicyDocument": { "Statement": {{s}} } } } """)]
    public void Refuses_Role_AllowedByAPolicyApart(string policy) => Assert.Null(
        Of(Role("") + "," + policy.Replace("{{s}}", PutOnOrders)).Refuses(Worker, new Permission("events:PutEvents", BusArn)));

    [Fact]
    public void Refuses_Role_AllowedByAttachedManagedPolicies()
    {
        var authority = Of(Role("", """, "ManagedPolicyArns": [{ "Ref": "Own" }, "arn:aws:iam::aws:policy/AmazonSQSFullAccess"] """)
            + $$""", "Own": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Statement": {{PutOnOrders}} } } }""");
        Assert.Null(authority.Refuses(Worker, new Permission("events:PutEvents", BusArn)));
        Assert.Null(authority.Refuses(Worker, new Permission("sqs:SendMessage", QueueArn)));
    }

    [Fact]
    public void Refuses_Role_OutsideItsBoundary()
    {
        var authority = Of(Role("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""", """, "PermissionsBoundary": { "Ref": "Bound" } """)
            + $$""", "Bound": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Statement": {{PutOnOrders}} } } }""");
        Assert.Null(authority.Refuses(Worker, new Permission("events:PutEvents", BusArn)));
        Assert.Contains("no permissions boundary allows", authority.Refuses(Worker, new Permission("sqs:SendMessage", QueueArn)));
    }

    [Fact]
    public void Refuses_Service_NeedsTheResourcesPolicyAndItsCondition()
    {
        var authority = Of(Queue($$"""
            { "Sid": "FromRule", "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "{{QueueArn}}",
              "Condition": { "ArnEquals": { "aws:SourceArn": "arn:aws:events:us-east-1:{{Account}}:rule/mine" } } }
            """));
        var send = new Permission("sqs:SendMessage", QueueArn);
        Assert.Null(authority.Refuses(Rule("mine"), send));
        Assert.EndsWith(
            $"because no resource-based policy allows the sqs:SendMessage action (statement \"FromRule\" of Shop/WorkPolicy allows it only under the condition ArnEquals aws:SourceArn [arn:aws:events:us-east-1:{Account}:rule/mine], and the call has arn:aws:events:us-east-1:{Account}:rule/other)",
            authority.Refuses(Rule("other"), send));
        Assert.Contains("add a statement that allows sqs:SendMessage for sns.amazonaws.com", authority.Refuses(Principal.Service("sns.amazonaws.com", Here, "arn:aws:sns:us-east-1:1:t"), send));
    }

    [Fact]
    public void Refuses_RoleOfTheSameAccount_ResourcePolicyIsEnough() => Assert.Null(
        Of(Role("") + "," + Queue($$"""{ "Effect": "Allow", "Principal": { "AWS": "{{RoleArn}}" }, "Action": "sqs:*", "Resource": "*" }"""))
            .Refuses(Worker, new Permission("sqs:SendMessage", QueueArn)));

    [Fact]
    public void Refuses_AccountNamedByResourcePolicy_LeavesItToTheRolesOwnPolicies() => Assert.Contains(
        "no identity-based policy",
        Of(Role("") + "," + Queue($$"""{ "Effect": "Allow", "Principal": { "AWS": "{{Account}}" }, "Action": "sqs:*", "Resource": "*" }"""))
            .Refuses(Worker, new Permission("sqs:SendMessage", QueueArn)));

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, true, "no identity-based policy")]
    [InlineData(true, false, "no resource-based policy")]
    public void Refuses_RoleOfAnotherAccount_NeedsBothPolicies(bool identity, bool resource, string? expected)
    {
        const string foreign = "arn:aws:sqs:us-east-1:222222222222:theirs";
        var theirs = $$"""
            "Theirs": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "Queues": ["https://sqs.us-east-1.amazonaws.com/222222222222/theirs"],
              "PolicyDocument": { "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{Account}}:root" }, "Action": "sqs:SendMessage", "Resource": "{{foreign}}" } } } }
            """;
        var authority = Of(Role(identity ? """{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }""" : "") + (resource ? "," + theirs : ""));
        var refusal = authority.Refuses(Worker, new Permission("sqs:SendMessage", foreign));
        if (expected is null) Assert.Null(refusal);
        else Assert.Contains(expected, refusal);
    }

    [Fact]
    public void Refuses_Root_AllowedInItsOwnAccountAlone()
    {
        var authority = Of(Queue(""));
        Assert.Null(authority.Refuses(Principal.Root(Here), new Permission("sqs:SendMessage", QueueArn)));
        Assert.NotNull(authority.Refuses(Principal.Root(new Place("222222222222", "us-east-1")), new Permission("sqs:SendMessage", QueueArn)));
    }

    [Fact]
    public void Refuses_Key_ItsPolicyMustDelegateToTheAccount()
    {
        const string mayDecrypt = """{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*" }""";
        const string key = """ "Key": { "Type": "AWS::KMS::Key", "Properties": { {{policy}} } } """;
        const string closed = """ "KeyPolicy": { "Statement": { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "kms:*", "Resource": "*" } } """;
        Assert.Null(Decrypt(""));
        Assert.Contains("no resource-based policy allows the kms:Decrypt action", Decrypt(closed));

        string? Decrypt(string policy)
        {
            var template = Role(mayDecrypt) + "," + key.Replace("{{policy}}", policy);
            var arn = Tests.Assembly.Templates.Load($$"""{ "Resources": { {{template}} } }""").One("Key").Arn!;
            return Of(template).Refuses(Worker, new Permission("kms:Decrypt", arn));
        }
    }

    [Fact]
    public void Refuses_SameQuestionAtAnotherTime_IsDecidedAfresh()
    {
        var now = Now;
        var template = Tests.Assembly.Templates.Load($$"""{ "Resources": { {{Role("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "DateLessThan": { "aws:CurrentTime": "2026-01-02T00:00:00Z" } } }""")}} } }""");
        var authority = new Simulator.Iam.Authority(Simulator.Iam.Policies.PolicySet.Of(template), () => now);
        Assert.Null(authority.Refuses(Worker, new Permission("sqs:SendMessage", QueueArn)));
        now = now.AddDays(2);
        Assert.NotNull(authority.Refuses(Worker, new Permission("sqs:SendMessage", QueueArn)));
    }
}
