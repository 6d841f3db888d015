using EventPatterns.Simulator.Door;
using static EventPatterns.Simulator.Tests.Iam.Policies;

namespace EventPatterns.Simulator.Tests.Iam;

public sealed class ResourcePolicyTests
{
    private const string Bus = """ "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "orders" } }, """;

    [Theory]
    [InlineData($$""" "StatementId": "s", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::222222222222:root" }, "Action": "events:PutEvents", "Resource": "{{BusArn}}" } """)]
    [InlineData(""" "StatementId": "s", "Action": "events:PutEvents", "Principal": "222222222222" """)]
    public void BusPolicy_AsStatementOrInTheOlderForm_LetsTheAccountIn(string properties)
    {
        var authority = Of(Bus + $$""" "Policy": { "Type": "AWS::Events::EventBusPolicy", "Properties": { "EventBusName": { "Ref": "Bus" }, {{properties}} } } """);
        Assert.Null(authority.Refuses(Principal.Root(new Place("222222222222", "us-east-1")), new Permission("events:PutEvents", BusArn)));
        Assert.NotNull(authority.Refuses(Principal.Root(new Place("333333333333", "us-east-1")), new Permission("events:PutEvents", BusArn)));
    }

    [Fact]
    public void BusPolicy_WithConditionOnSource_AsksTheServicesKeys()
    {
        var authority = Of(Bus + $$"""
            "Policy": { "Type": "AWS::Events::EventBusPolicy", "Properties": { "EventBusName": "orders", "StatementId": "s",
              "Statement": { "Effect": "Allow", "Principal": "*", "Action": "events:PutEvents", "Resource": "{{BusArn}}", "Condition": { "StringEquals": { "events:source": ["orders.checkout"] } } } } }
            """);
        var other = Principal.Root(new Place("222222222222", "us-east-1"));
        Assert.Null(authority.Refuses(other, Ask("events:PutEvents", BusArn, ("events:source", "orders.checkout"))));
        Assert.NotNull(authority.Refuses(other, Ask("events:PutEvents", BusArn, ("events:source", "payments"))));
    }

    [Fact]
    public void TopicPolicy_NamesAService()
    {
        const string topic = $"arn:aws:sns:us-east-1:{Account}:t";
        var authority = Of("""
            "T": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "t" } },
            "P": { "Type": "AWS::SNS::TopicPolicy", "Properties": { "Topics": [{ "Ref": "T" }], "PolicyDocument": { "Statement": { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sns:Publish", "Resource": { "Ref": "T" } } } } }
            """);
        Assert.Null(authority.Refuses(Rule("any"), new Permission("sns:Publish", topic)));
    }

    [Theory]
    [InlineData("mine", true)]
    [InlineData("other", false)]
    public void LambdaPermission_ForOneRule_LetsThatRuleIn(string rule, bool allowed)
    {
        var authority = Of($$"""
            "F": { "Type": "AWS::Lambda::Function", "Properties": { "FunctionName": "f" } },
            "P": { "Type": "AWS::Lambda::Permission", "Properties": { "FunctionName": { "Fn::GetAtt": ["F", "Arn"] }, "Action": "lambda:InvokeFunction", "Principal": "events.amazonaws.com", "SourceArn": "arn:aws:events:us-east-1:{{Account}}:rule/mine" } }
            """);
        Assert.Equal(allowed, authority.Refuses(Rule(rule), new Permission("lambda:InvokeFunction", $"arn:aws:lambda:us-east-1:{Account}:function:f")) is null);
        Assert.Equal(allowed, authority.Refuses(Rule(rule), new Permission("lambda:InvokeFunction", $"arn:aws:lambda:us-east-1:{Account}:function:f:live")) is null);
    }

    [Fact]
    public void LogsPolicy_BelongsToThePlace()
    {
        var authority = Of("""
            "P": { "Type": "AWS::Logs::ResourcePolicy", "Properties": { "PolicyName": "p", "PolicyDocument": "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},\"Action\":\"logs:PutLogEvents\",\"Resource\":\"arn:aws:logs:us-east-1:111111111111:log-group:/aws/events/*\"}}" } }
            """);
        Assert.Null(authority.Refuses(Rule("r"), new Permission("logs:PutLogEvents", $"arn:aws:logs:us-east-1:{Account}:log-group:/aws/events/orders:*")));
        Assert.NotNull(authority.Refuses(Rule("r"), new Permission("logs:PutLogEvents", $"arn:aws:logs:us-east-1:{Account}:log-group:/other:*")));
    }

    [Theory]
    [InlineData("states.amazonaws.com")]
    [InlineData("states.us-east-1.amazonaws.com")]
    public void Assume_ServiceThatTheTrustPolicyNames_ActsAsTheRole(string service)
    {
        Assert.Null(Of(Role("")).Assume(Principal.Service(service, Here, $"arn:aws:states:us-east-1:{Account}:stateMachine:m"), RoleArn, out var role));
        Assert.Equal((PrincipalKind.Role, RoleArn, Here), (role.Kind, role.Name, role.Place));
    }

    [Fact]
    public void Assume_AnotherService_IsDenied()
    {
        var error = Of(Role("")).Assume(Principal.Service("pipes.amazonaws.com", Here, $"arn:aws:pipes:us-east-1:{Account}:pipe/p"), RoleArn, out _);
        Assert.Equal(("AccessDeniedException", 403), (error?.Code, error?.Status));
        Assert.Contains("because no trust policy allows the sts:AssumeRole action", error?.Message);
    }

    [Theory]
    [InlineData(Account, true)]
    [InlineData("222222222222", false)]
    public void Assume_TrustPolicyWithSourceAccount_AsksForIt(string account, bool expected)
    {
        var authority = Of("""
            "R": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": "Piped", "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [
              { "Effect": "Allow", "Principal": { "Service": "pipes.amazonaws.com" }, "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } } } }] } } }
            """);
        var pipe = Principal.Service("pipes.amazonaws.com", new Place(account, "us-east-1"), $"arn:aws:pipes:us-east-1:{account}:pipe/p");
        Assert.Equal(expected, authority.Assume(pipe, $"arn:aws:iam::{Account}:role/Piped", out _) is null);
    }

    [Fact]
    public void Warnings_UnknownManagedPolicy_IsNamed()
    {
        var policies = Simulator.Iam.Policies.PolicySet.Of(Tests.Assembly.Templates.Load($$"""{ "Resources": { {{Role("", """, "ManagedPolicyArns": ["arn:aws:iam::aws:policy/AmazonBraketFullAccess"] """)}} } }"""));
        Assert.Contains("AmazonBraketFullAccess", Assert.Single(policies.Warnings));
    }
}
