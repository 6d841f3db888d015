using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Facts;

/// <summary>PutPermission, RemovePermission and what they let in (API_PutPermission, API_RemovePermission).</summary>
public sealed class BusPermissionFacts
{
    private const string Remote = """ "Open": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "open" } } """;
    private const string Arn = "arn:aws:events:us-east-1:111111111111:event-bus/shop";
    private const string Grant = """ "Action": "events:PutEvents", "Principal": "111111111111", "StatementId": "home" """;

    [Fact]
    public void Fact20_OtherAccount_ComesInWhileTheBusPermitsIt()
    {
        var shop = Cloud.Of(
            (Cloud.Home, [Cloud.Bus, Cloud.Role("Forwarder", "events:PutEvents"), Cloud.Queue("Failed"), Cloud.Rule("On", OverThere)]),
            (Cloud.Other, [Remote]));

        shop.Put("""{"at":"before"}""");
        shop.RunUntilIdle();
        shop.Ask("events", "PutPermission", $$"""{ "EventBusName": "open", {{Grant}} }""", Cloud.Other);
        shop.Put("""{"at":"while"}""");
        shop.RunUntilIdle();
        shop.Ask("events", "RemovePermission", """{ "EventBusName": "open", "StatementId": "home" }""", Cloud.Other);
        shop.Put("""{"at":"after"}""");
        shop.RunUntilIdle();

        Assert.Equal("while", Assert.Single(shop.Bus("open").Events)["detail"]!.TextOf("at"));
        Assert.Equal(["before", "after"], shop.Bodies("Failed").Select(e => e["detail"]!.TextOf("at")));
    }

    [Fact]
    public void Fact20_Deny_OfPutPermission_KeepsTheOwnAccountsRolesOut()
    {
        var shop = Cloud.Of(Cloud.Bus, Cloud.Role("Forwarder", "events:PutEvents"), Cloud.Queue("Failed"),
            """ "Second": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "second" } } """,
            Cloud.Rule("On", Cloud.To("Second", """, "RoleArn": { "Fn::GetAtt": ["Forwarder", "Arn"] }, "DeadLetterConfig": { "Arn": { "Fn::GetAtt": ["Failed", "Arn"] } } """)));
        var policy = """{ "Version": "2012-10-17", "Statement": [{ "Sid": "none", "Effect": "Deny", "Principal": "*", "Action": "events:PutEvents", "Resource": "*" }] }""";

        shop.Call("events", "PutPermission", JsonMap.Of(("EventBusName", "second"), ("Policy", policy)));
        shop.Put();
        shop.RunUntilIdle();

        Assert.Empty(shop.Bus("second").Events);
        Assert.Equal("NO_PERMISSIONS", shop.Attributes("Failed")["ERROR_CODE"]);
    }

    [Fact]
    public void PutPermission_SameStatementId_TakesItsPlace()
    {
        var shop = Cloud.Of(Cloud.Bus);

        shop.Ask("events", "PutPermission", $$"""{ "EventBusName": "shop", {{Grant}} }""");
        shop.Ask("events", "PutPermission", """{ "EventBusName": "shop", "Action": "events:PutEvents", "Principal": "222222222222", "StatementId": "other" }""");
        shop.Ask("events", "PutPermission", """
            { "EventBusName": "shop", "Action": "events:PutEvents", "Principal": "*", "StatementId": "home",
              "Condition": { "Type": "StringEquals", "Key": "aws:PrincipalOrgID", "Value": "o-1234567890" } }
            """);

        Assert.Equal(Json.Parse($$"""
            { "Version": "2012-10-17", "Statement": [
              { "Sid": "other", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::222222222222:root" }, "Action": "events:PutEvents", "Resource": "{{Arn}}" },
              { "Sid": "home", "Effect": "Allow", "Principal": "*", "Action": "events:PutEvents", "Resource": "{{Arn}}",
                "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-1234567890" } } }] }
            """), PolicyOf(shop));
    }

    [Fact]
    public void DescribeEventBus_PoliciesOfTheTemplate_AreOneDocument()
    {
        var shop = Cloud.Of(
            """ "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "shop", "Policy": { "Version": "2012-10-17", "Statement": { "Sid": "a", "Effect": "Allow", "Principal": { "AWS": "222222222222" }, "Action": "events:PutEvents", "Resource": "*" } } } } """,
            """ "More": { "Type": "AWS::Events::EventBusPolicy", "Properties": { "EventBusName": { "Ref": "Bus" }, "StatementId": "b", "Action": "events:PutEvents", "Principal": "333333333333" } } """);

        Assert.Equal(["a", "b"], PolicyOf(shop)!.ListOf("Statement").Select(s => s.TextOf("Sid")));

        shop.Ask("events", "RemovePermission", """{ "EventBusName": "shop", "StatementId": "a" }""");
        Assert.Equal("b", Assert.Single(PolicyOf(shop)!.ListOf("Statement")).TextOf("Sid"));

        shop.Ask("events", "RemovePermission", """{ "EventBusName": "shop", "RemoveAllPermissions": true }""");
        Assert.Null(PolicyOf(shop));
    }

    [Theory]
    [InlineData("PutPermission", $$"""{ "EventBusName": "none", {{Grant}} }""", "ResourceNotFoundException", "Event bus none does not exist.")]
    [InlineData("PutPermission", $$"""{ "EventBusName": "{{Arn}}", {{Grant}} }""", "ValidationException", @"1 validation error detected: Value 'arn:aws:events:us-east-1:111111111111:event-bus/shop' at 'eventBusName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+")]
    [InlineData("PutPermission", """{ "EventBusName": "shop", "Action": "events:PutEvents", "Principal": "role", "StatementId": "s" }""", "ValidationException", @"1 validation error detected: Value 'role' at 'principal' failed to satisfy constraint: Member must satisfy regular expression pattern: (\d{12}|\*)")]
    [InlineData("PutPermission", """{ "EventBusName": "shop", "Action": "events:PutRule", "Principal": "*", "StatementId": "s" }""", "ValidationException", "Provided value in parameter 'action' is not supported.")]
    [InlineData("PutPermission", """{ "EventBusName": "shop", "Action": "events:PutEvents", "StatementId": "s" }""", "ValidationException", "Parameter Principal must be specified.")]
    [InlineData("PutPermission", $$"""{ "EventBusName": "shop", {{Grant}}, "Condition": { "Type": "StringEquals", "Key": "aws:PrincipalOrgID", "Value": "o-1" } }""", "ValidationException", "Value of the parameter 'principal' must be '*' when the parameter 'condition' is set.")]
    [InlineData("PutPermission", """{ "EventBusName": "shop", "Policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"events:PutEvents\",\"Resource\":\"arn:aws:events:us-east-1:111111111111:event-bus/other\"}]}" }""", "ValidationException", "The relative-id \"event-bus/other\" is invalid for ARN \"arn:aws:events:us-east-1:111111111111:event-bus/other\"")]
    [InlineData("RemovePermission", """{ "EventBusName": "none", "StatementId": "s" }""", "ResourceNotFoundException", "Event bus none does not exist.")]
    [InlineData("RemovePermission", """{ "EventBusName": "shop", "StatementId": "s" }""", "ResourceNotFoundException", "Statement with the provided id does not exist.")]
    [InlineData("RemovePermission", """{ "StatementId": "s" }""", "ResourceNotFoundException", "Statement with the provided id does not exist.")]
    [InlineData("RemovePermission", """{ "EventBusName": "shop", "RemoveAllPermissions": true }""", "ResourceNotFoundException", "EventBus does not have a policy.")]
    public void Permission_Wrong_IsRefusedAsAwsDoes(string action, string request, string code, string message)
    {
        var error = Cloud.Of(Cloud.Bus).Refused("events", action, request);

        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Fact]
    public void Fact11_PolicyOverTenThousandCharacters_IsRefused()
    {
        var shop = Cloud.Of(Cloud.Bus);
        string Statement(int at) => $$"""{ "EventBusName": "shop", "Action": "events:PutEvents", "Principal": "{{at + 100_000_000_000:D12}}", "StatementId": "{{new string('s', 60)}}{{at:D4}}" }""";
        var put = 0;
        while (shop.Call("events", "PutPermission", Json.Parse(Statement(put))).Ok) put++;

        Assert.Equal("PolicyLengthExceededException", shop.Refused("events", "PutPermission", Statement(put)).Code);
        Assert.InRange(PolicyOf(shop)!.ToString().Length, 10_000, 10_240);
    }

    [Fact]
    public void Template_PolicyOfAnotherBus_IsRefusedAsCloudFormationDoes()
    {
        var error = Assert.Throws<SimulationException>(() => Cloud.Of(Cloud.Bus,
            """ "Lost": { "Type": "AWS::Events::EventBusPolicy", "Properties": { "StatementId": "s", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "events:PutEvents", "Resource": { "Fn::GetAtt": ["Bus", "Arn"] } } } } """));

        Assert.Contains("The relative-id \"event-bus/shop\" is invalid", error.Message, StringComparison.Ordinal);
    }

    private const string OverThere = """
        { "Id": "there", "Arn": "arn:aws:events:us-east-1:222222222222:event-bus/open", "RoleArn": { "Fn::GetAtt": ["Forwarder", "Arn"] },
          "DeadLetterConfig": { "Arn": { "Fn::GetAtt": ["Failed", "Arn"] } } }
        """;

    private static Json? PolicyOf(Simulation shop) =>
        shop.Ask("events", "DescribeEventBus", """{ "Name": "shop" }""").TextOf("Policy") is { } text ? Json.Parse(text) : null;
}
