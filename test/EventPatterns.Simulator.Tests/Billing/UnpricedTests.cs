using System.Globalization;
using System.Runtime.CompilerServices;
using EventPatterns.Simulator.Billing;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Tests.Facts;

namespace EventPatterns.Simulator.Tests.Billing;

/// <summary>Secrets, keys and what stands there; and that nothing is free in silence.</summary>
public sealed class UnpricedTests
{
    private const string Secret = """ "Secret": { "Type": "AWS::SecretsManager::Secret", "Properties": { "Name": "s", "SecretString": "x" } } """;
    private const string Connection = """
        "Connection": { "Type": "AWS::Events::Connection", "Properties": { "Name": "vendor", "AuthorizationType": "API_KEY",
          "AuthParameters": { "ApiKeyAuthParameters": { "ApiKeyName": "X-Key", "ApiKeyValue": "k" } } } }
        """;

    [Fact]
    public void Secrets_EveryCall_CostsAndSoDoesTheMonth()
    {
        var shop = Cloud.Of(Secret);

        shop.Ask("secretsmanager", "GetSecretValue", """{ "SecretId": "s" }""");
        shop.Ask("secretsmanager", "DescribeSecret", """{ "SecretId": "s" }""");
        shop.Refused("secretsmanager", "GetSecretValue", """{ "SecretId": "s", "VersionStage": "none" }""");

        var line = Assert.Single(shop.Bill.Lines);
        Assert.Equal(("Secrets Manager", "API calls", 3m, 3 * 0.05m / 10_000), (line.Service, line.Unit, line.Quantity, line.Dollars));
        Assert.Equal(0.40m, Assert.Single(shop.Bill.Standing).Dollars);
    }

    [Fact]
    public void Secrets_UnderAKeyOfTheCustomer_AskItToo()
    {
        var shop = Cloud.Of(""" "Key": { "Type": "AWS::KMS::Key", "Properties": {} } """, Secret.Replace("\"Name\"", "\"KmsKeyId\": { \"Ref\": \"Key\" }, \"Name\"", StringComparison.Ordinal));

        shop.Ask("secretsmanager", "GetSecretValue", """{ "SecretId": "s" }""");
        shop.Ask("secretsmanager", "DescribeSecret", """{ "SecretId": "s" }""");

        Assert.Equal([(2m, "Secrets Manager"), (1m, "KMS")], shop.Bill.Lines.OrderByDescending(l => l.Quantity).Select(l => (l.Quantity, l.Service)));
    }

    [Fact]
    public void HttpTask_ReadsTheConnectionsSecret_WhichIsNamedAndNotPriced()
    {
        var shop = Cloud.Of(Connection, Cloud.Workflow("Caller", """
            { "StartAt": "Call", "States": { "Call": { "Type": "Task", "End": true, "Resource": "arn:aws:states:::http:invoke", "Parameters": {
              "ApiEndpoint": "https://api.vendor.example/x", "Method": "GET", "Authentication": { "ConnectionArn": { "Fn::GetAtt": ["Connection", "Arn"] } } } } } }
            """, """["states:*", "events:*", "secretsmanager:*"]"""));
        shop.Vendor("https://api.vendor.example").Respond(200);

        shop.StateMachine("caller").Start(JsonMap.Empty);
        shop.RunUntilIdle();

        var unpriced = Assert.Single(shop.Bill.NotPriced);
        Assert.Equal(("Secrets Manager", "reads of a connection's secret by HTTP tasks", 1m), (unpriced.Service, unpriced.Unit, unpriced.Quantity));
        Assert.Contains("eb-target-connection.html", unpriced.Why, StringComparison.Ordinal);
        Assert.DoesNotContain(shop.Bill.Lines.Concat(shop.Bill.Standing), line => line.Service == "Secrets Manager");
    }

    [Fact]
    public void ApiDestination_ReadsTheConnectionsSecret_ForNothingMore()
    {
        var shop = Cloud.Of(Cloud.Bus, Connection, Cloud.Role("Caller", "events:InvokeApiDestination"),
            """ "There": { "Type": "AWS::Events::ApiDestination", "Properties": { "Name": "there", "ConnectionArn": { "Fn::GetAtt": ["Connection", "Arn"] }, "HttpMethod": "POST", "InvocationEndpoint": "https://api.vendor.example/x" } } """,
            Cloud.Rule("On", Cloud.To("There", """, "RoleArn": { "Fn::GetAtt": ["Caller", "Arn"] } """)));
        shop.Vendor("https://api.vendor.example").Respond(200);

        shop.Put();
        shop.RunUntilIdle();

        Assert.Contains(shop.Bill.Lines, l => l.Unit == "calls of API destinations" && !l.Confirmed);
        Assert.Empty(shop.Bill.NotPriced);
    }

    [Fact]
    public void Function_ItsDuration_IsNamed()
    {
        var shop = Cloud.Of(""" "Work": { "Type": "AWS::Lambda::Function", "Properties": { "FunctionName": "work" } } """);
        shop.Function("Work").Handle(input => input);

        shop.Ask("lambda", "Invoke", """{ "FunctionName": "work", "Payload": {} }""");

        Assert.Equal("Lambda", Assert.Single(shop.Bill.Lines).Service);
        Assert.Equal("runs of functions, by GB-second", Assert.Single(shop.Bill.NotPriced).Unit);
        Assert.Contains("not priced\n           1  runs of functions, by GB-second (Lambda): Shop/Work\n", shop.Bill.ToString(), StringComparison.Ordinal);
        Assert.Equal("runs of functions, by GB-second", Assert.Single(shop.Bill.ToJson().ListOf("notPriced")).TextOf("unit"));
    }

    [Fact]
    public void Queue_UnderAKeyOfTheCustomer_ItsKeyRequestsAreNamed()
    {
        var shop = Cloud.Of(""" "Key": { "Type": "AWS::KMS::Key", "Properties": {} } """, """ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "q", "KmsMasterKeyId": { "Ref": "Key" } } } """);

        shop.Ask("sqs", "SendMessage", $$"""{ "QueueUrl": "{{shop.Assembly.One("Q").Ref}}", "MessageBody": "m" }""");

        Assert.Equal(("KMS", "Shop/Q", (decimal?)null), Assert.Single(shop.Bill.NotPriced.Select(u => (u.Service, u.Construct, u.Quantity))));
    }

    [Fact]
    public void Topic_DeliversByEmailForMoney_AndBySmsWithoutAPrice()
    {
        var shop = Cloud.Of(""" "T": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "t" } } """, Subscription("Mail", "email", "a@b.example"), Subscription("Phone", "sms", "+1"));

        shop.Ask("sns", "Publish", $$"""{ "TopicArn": "{{shop.Assembly.One("T").Arn}}", "Message": "m" }""");
        shop.RunUntilIdle();

        Assert.Equal(["deliveries by email", "requests of 64 KB"], shop.Bill.Lines.Select(l => l.Unit));
        Assert.Equal("deliveries by SMS", Assert.Single(shop.Bill.NotPriced).Unit);
    }

    [Fact]
    public void Table_WithCapacity_IsPaidByTheMonthAlone()
    {
        var shop = Cloud.Of("""
            "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "TableName": "t", "ProvisionedThroughput": { "ReadCapacityUnits": 30, "WriteCapacityUnits": 20 },
              "KeySchema": [{ "AttributeName": "pk", "KeyType": "HASH" }], "AttributeDefinitions": [{ "AttributeName": "pk", "AttributeType": "S" }] } }
            """);

        shop.Ask("dynamodb", "PutItem", """{ "TableName": "t", "Item": { "pk": { "S": "a" } } }""");

        Assert.Empty(shop.Bill.Lines);
        Assert.Equal([2.847m, 9.49m], shop.Bill.Standing.Select(l => l.Dollars));
    }

    [Fact]
    public void Standing_AlarmsByTheirMetrics_StreamsByTheirMode()
    {
        var bill = Cloud.Of(
            """ "A": { "Type": "AWS::CloudWatch::Alarm", "Properties": { "MetricName": "m", "Namespace": "n", "Period": 300 } } """,
            """ "B": { "Type": "AWS::CloudWatch::Alarm", "Properties": { "Metrics": [{ "Id": "a", "MetricStat": { "Period": 10 } }, { "Id": "b", "MetricStat": { "Period": 60 } }, { "Id": "c", "Expression": "a+b" }] } } """,
            """ "C": { "Type": "AWS::CloudWatch::CompositeAlarm", "Properties": {} } """,
            """ "S": { "Type": "AWS::Kinesis::Stream", "Properties": { "ShardCount": 2 } } """,
            """ "D": { "Type": "AWS::Kinesis::Stream", "Properties": { "StreamModeDetails": { "StreamMode": "ON_DEMAND" } } } """).Bill;

        Assert.Equal([("Shop/A", 0.10m), ("Shop/B", 0.60m), ("Shop/S", 21.90m), ("Shop/D", 29.20m)], bill.Standing.Select(l => (l.Construct, l.Dollars)));
        Assert.Equal("composite alarm a month", Assert.Single(bill.NotPriced).Unit);
        Assert.Contains("$21.90  besides, for 2 × shard a month", bill.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Prices_EveryOne_IsInTheDocumentation()
    {
        var page = File.ReadAllText(Docs());
        foreach (var price in PriceList.Current.Charges.Select(PriceList.Current.Of).OfType<Price>().Concat(PriceList.Current.ByTheMonth.Values))
        {
            var per = price.Per switch { 1 => "", 10_000 => " a 10,000", _ => " a million" };
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {price.Service} | {price.Unit} | ${price.Dollars}{per} |"), page, StringComparison.Ordinal);
        }
    }

    private static string Subscription(string id, string protocol, string endpoint) => $$"""
        "{{id}}": { "Type": "AWS::SNS::Subscription", "Properties": { "TopicArn": { "Ref": "T" }, "Protocol": "{{protocol}}", "Endpoint": "{{endpoint}}" } }
        """;

    private static string Docs([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "prices.md");
}
