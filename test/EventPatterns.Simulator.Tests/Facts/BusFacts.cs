using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Facts;

public sealed class BusFacts
{
    private const string Second = """ "Second": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "second" } } """;
    private const string Third = """ "Third": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "third" } } """;
    private static readonly string _forwarder = Cloud.Role("Forwarder", "events:PutEvents");

    [Fact]
    public void Fact08_PutEvents_AnswersEachEntryInItsPlace()
    {
        var shop = Cloud.Of(Cloud.Bus);

        var answer = shop.Ask("events", "PutEvents", """
            { "Entries": [
              { "Source": "orders", "DetailType": "A", "Detail": "{}" },
              { "DetailType": "A", "Detail": "{}" },
              { "Source": "orders", "DetailType": "", "Detail": "{}" },
              { "Source": "orders", "DetailType": "A", "Detail": "[]" },
              { "Source": "orders", "DetailType": "A", "Detail": "{}", "EventBusName": "none" }] }
            """);

        Assert.Equal(3, answer.WholeOf("FailedEntryCount"));
        Assert.Equal([null, "InvalidArgument", "InvalidArgument", "MalformedDetail", null], answer.ListOf("Entries").Select(e => e.TextOf("ErrorCode")));
        Assert.NotNull(answer.ListOf("Entries")[4].TextOf("EventId"));
    }

    [Fact]
    public void Fact08_PutEvents_MoreThanTenEntries_SpellsThem()
    {
        var entries = string.Join(",", Enumerable.Repeat("""{ "Source": "orders", "DetailType": "A", "Detail": "{}", "Resources": ["r"] }""", 11));

        var error = Cloud.Of(Cloud.Bus).Refused("events", "PutEvents", $$"""{ "Entries": [{{entries}}] }""");

        Assert.Equal("ValidationException", error.Code);
        Assert.StartsWith("1 validation error detected: Value '[PutEventsRequestEntry(time=null, source=orders, resources=[r], detailType=A, detail={}, eventBusName=null,", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_048_576, true)]
    [InlineData(1_048_577, false)]
    public void Fact08_PutEvents_OneMegabyteInAll(int bytes, bool accepted)
    {
        var detail = $$"""{"x":"{{new string('x', bytes - "orders".Length - "A".Length - """{"x":""}""".Length)}}"}""";

        var answer = Cloud.Of(Cloud.Bus).Call("events", "PutEvents", JsonMap.Of(("Entries", JsonList.Of(
            JsonMap.Of(("Source", "orders"), ("DetailType", "A"), ("Detail", detail))))));

        Assert.Equal(accepted, answer.Ok);
    }

    [Fact]
    public void Fact09_ForwardedEvent_IsDroppedAtTheThirdBus()
    {
        var shop = Cloud.Of(Cloud.Bus, Second, Third, _forwarder, Cloud.Queue("Reached"), Cloud.Queue("Beyond"),
            Cloud.Rule("On", Cloud.To("Second", """, "RoleArn": { "Fn::GetAtt": ["Forwarder", "Arn"] } """)),
            Cloud.Rule("Further", Cloud.To("Third", """, "RoleArn": { "Fn::GetAtt": ["Forwarder", "Arn"] } """), """{ "Ref": "Second" }"""),
            Cloud.Rule("ToQueue", Cloud.To("Reached"), """{ "Ref": "Second" }"""),
            Cloud.Rule("Last", Cloud.To("Beyond"), """{ "Ref": "Third" }"""));

        shop.Put();
        shop.RunUntilIdle();

        Assert.Equal((1, 0), (shop.Queue("Reached").Depth, shop.Queue("Beyond").Depth));
        Assert.Empty(shop.Bus("third").Events);
        Assert.NotEqual(shop.Bus("shop").Events.Single().TextOf("id"), shop.Bus("second").Events.Single().TextOf("id"));
    }

    [Fact]
    public void Fact10_PutEvents_RefusesSourcesOfAwsAndLongTypes()
    {
        var answer = Cloud.Of(Cloud.Bus).Ask("events", "PutEvents", $$"""
            { "Entries": [
              { "Source": "aws.orders", "DetailType": "A", "Detail": "{}" },
              { "Source": "orders", "DetailType": "{{new string('a', 129)}}", "Detail": "{}" }] }
            """);

        Assert.Equal(["NotAuthorizedForSourceException", "InvalidArgument"], answer.ListOf("Entries").Select(e => e.TextOf("ErrorCode")));
    }

    [Fact]
    public void Fact11_Quotas_AreRefusedByName()
    {
        var shop = Cloud.Of(Cloud.Bus);
        void Full(string action, int most, Func<int, string> request)
        {
            for (var at = 0; at < most; at++) shop.Ask("events", action, request(at));
            Assert.Equal("LimitExceededException", shop.Refused("events", action, request(most)).Code);
        }

        Full("CreateEventBus", 98, at => $$"""{ "Name": "bus-{{at}}" }"""); // beside the default bus and the stack's own
        Full("PutRule", 30, at => $$"""{ "Name": "wild-{{at}}", "EventBusName": "shop", "EventPattern": "{\"source\":[{\"wildcard\":\"a*{{at}}\"}]}" }""");
        Full("PutRule", 270, at => $$"""{ "Name": "plain-{{at}}", "EventBusName": "shop", "EventPattern": "{\"source\":[\"{{at}}\"]}" }""");
        shop.Ask("events", "PutRule", """{ "Name": "plain-1", "EventBusName": "shop", "EventPattern": "{\"source\":[\"changed\"]}" }""");
        Full("PutTargets", 5, at => $$"""{ "Rule": "plain-1", "EventBusName": "shop", "Targets": [{ "Id": "t{{at}}", "Arn": "arn:aws:sqs:us-east-1:111111111111:q" }] }""");
    }

    [Fact]
    public void Fact20_OtherAccount_NeedsRoleAndPolicy()
    {
        var shop = Cloud.Of(
            (Cloud.Home, [Cloud.Bus, _forwarder, Cloud.Queue("Failed"), Cloud.Rule("On", OverThere("open")), Cloud.Rule("Denied", OverThere("closed"))]),
            (Cloud.Other, [Remote("Open", "open"), Remote("Closed", "closed"), Policy("Open", "")]));

        shop.Put();
        shop.RunUntilIdle();

        var arrived = Assert.Single(shop.Bus("open").Events);
        Assert.Equal("111111111111", arrived.TextOf("account"));
        Assert.Empty(shop.Bus("closed").Events);
        Assert.Equal("NO_PERMISSIONS", shop.Attributes("Failed")["ERROR_CODE"]);
    }

    [Fact]
    public void Fact20_Policy_MayAskForTheDetailType()
    {
        var shop = Cloud.Of(
            (Cloud.Home, [Cloud.Bus, _forwarder, Cloud.Queue("Failed"), Cloud.Rule("On", OverThere("open"))]),
            (Cloud.Other, [Remote("Open", "open"), Policy("Open", """, "Condition": { "StringEquals": { "events:detail-type": "OrderPaid", "events:source": "orders" } } """)]));

        shop.Bus("shop").Put("orders", "OrderPaid", JsonMap.Empty);
        shop.Bus("shop").Put("orders", "OrderPlaced", JsonMap.Empty);
        shop.RunUntilIdle();

        Assert.Equal("OrderPaid", Assert.Single(shop.Bus("open").Events).TextOf("detail-type"));
        Assert.Equal("OrderPlaced", Assert.Single(shop.Bodies("Failed")).TextOf("detail-type"));
    }

    [Theory]
    [InlineData("", "RoleArn is required for target arn:aws:events:us-east-1:222222222222:event-bus/open.")]
    [InlineData(""", "RoleArn": "arn:aws:iam::111111111111:role/r", "InputPath": "$.detail" """, "Input, InputPath and InputTransformer are not supported")]
    public void Fact20_TargetInAnotherAccount_IsCheckedWhenPut(string more, string message)
    {
        var shop = Cloud.Of(Cloud.Bus, Cloud.Rule("On", ""));

        var error = shop.Refused("events", "PutTargets", $$"""
            { "Rule": "on", "EventBusName": "shop", "Targets": [{ "Id": "t", "Arn": "arn:aws:events:us-east-1:222222222222:event-bus/open" {{more}} }] }
            """);

        Assert.Equal("ValidationException", error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static string OverThere(string bus) => $$"""
        { "Id": "there", "Arn": "arn:aws:events:us-east-1:222222222222:event-bus/{{bus}}", "RoleArn": { "Fn::GetAtt": ["Forwarder", "Arn"] },
          "DeadLetterConfig": { "Arn": { "Fn::GetAtt": ["Failed", "Arn"] } } }
        """;

    private static string Remote(string id, string name) => $$""" "{{id}}": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "{{name}}" } } """;

    private static string Policy(string bus, string condition) => $$"""
        "{{bus}}Policy": { "Type": "AWS::Events::EventBusPolicy", "Properties": { "EventBusName": { "Ref": "{{bus}}" }, "StatementId": "s", "Statement": {
          "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" }, "Action": "events:PutEvents", "Resource": { "Fn::GetAtt": ["{{bus}}", "Arn"] } {{condition}} } } }
        """;
}
