using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Facts;

/// <summary>Each kind of target of a rule, with its permission and without.</summary>
public sealed class TargetTests
{
    private const string Role = """, "RoleArn": { "Fn::GetAtt": ["Caller", "Arn"] } """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Queue(bool allowed)
    {
        var queue = """ "Target": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "target" } } """;
        var shop = Shop(allowed ? Cloud.Queue("Target") : queue, Cloud.To("Target", Failed));

        Put(shop, allowed);

        Assert.Equal(allowed ? 1 : 0, shop.Queue("Target").Depth);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FifoQueue(bool allowed)
    {
        var shop = Shop(Cloud.Queue("Target", allowed ? "events.amazonaws.com" : "sns.amazonaws.com", """, "QueueName": "target.fifo", "FifoQueue": true, "ContentBasedDeduplication": true """),
            Cloud.To("Target", Failed + """, "SqsParameters": { "MessageGroupId": "g" } """));

        Put(shop, allowed);

        Assert.Equal(allowed ? 1 : 0, shop.Queue("Target").Depth);
        if (allowed) Assert.Contains(shop.Trace.Moments, m => m.What == "sqs:SendMessage" && m.Request!.TextOf("MessageGroupId") == "g");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Topic(bool allowed)
    {
        var shop = Shop($$"""
            "Target": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "target" } },
            "Subscription": { "Type": "AWS::SNS::Subscription", "Properties": { "TopicArn": { "Ref": "Target" }, "Protocol": "sqs", "Endpoint": { "Fn::GetAtt": ["Heard", "Arn"] }, "RawMessageDelivery": true } },
            "Policy": { "Type": "AWS::SNS::TopicPolicy", "Properties": { "Topics": [{ "Ref": "Target" }], "PolicyDocument": { "Version": "2012-10-17", "Statement": [
              { "Effect": "Allow", "Principal": { "Service": "{{(allowed ? "events" : "s3")}}.amazonaws.com" }, "Action": "sns:Publish", "Resource": { "Ref": "Target" } }] } } },
            {{Cloud.Queue("Heard", "sns.amazonaws.com")}}
            """, Reference());

        Put(shop, allowed);

        Assert.Equal(allowed ? 1 : 0, shop.Queue("Heard").Depth);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Stream(bool allowed)
    {
        var shop = Shop("\"Target\": { \"Type\": \"AWS::Kinesis::Stream\", \"Properties\": { \"Name\": \"target\", \"ShardCount\": 1 } }," + Caller(allowed, "kinesis:PutRecord"),
            Cloud.To("Target", Role + Failed + """, "KinesisParameters": { "PartitionKeyPath": "$.detail.id" } """));

        Put(shop, allowed);

        var iterator = shop.Ask("kinesis", "GetShardIterator", """{ "StreamName": "target", "ShardId": "shardId-000000000000", "ShardIteratorType": "TRIM_HORIZON" }""").TextOf("ShardIterator");
        var records = shop.Ask("kinesis", "GetRecords", $$"""{ "ShardIterator": "{{iterator}}" }""").ListOf("Records");
        Assert.Equal(allowed ? ["1"] : [], records.Select(r => r.TextOf("PartitionKey")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Workflow(bool allowed)
    {
        var shop = Shop(Cloud.Workflow("Target", """{ "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } }""") + "," + Caller(allowed, "states:StartExecution"), Reference(Role));

        Put(shop, allowed);

        Assert.Equal(allowed ? 1 : 0, shop.StateMachine("Target").Executions.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Function(bool allowed)
    {
        var permission = """, "Permission": { "Type": "AWS::Lambda::Permission", "Properties": { "FunctionName": { "Ref": "Target" }, "Principal": "events.amazonaws.com", "Action": "lambda:InvokeFunction" } } """;
        var shop = Shop("""
            "Target": { "Type": "AWS::Lambda::Function", "Properties": { "FunctionName": "target" } }
            """ + (allowed ? permission : ""), Cloud.To("Target", Failed));
        var heard = new List<Json>();
        shop.Function("Target").Handle(input =>
        {
            heard.Add(input);
            return JsonMap.Empty;
        });

        Put(shop, allowed);

        Assert.Equal(allowed ? ["OrderPlaced"] : [], heard.Select(e => e.TextOf("detail-type")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LogGroup(bool allowed)
    {
        var policy = """
            , "Policy": { "Type": "AWS::Logs::ResourcePolicy", "Properties": { "PolicyName": "p", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
              { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": ["logs:PutLogEvents", "logs:CreateLogStream"], "Resource": "arn:aws:logs:us-east-1:111111111111:log-group:/aws/events/target:*" }] } } }
            """;
        var shop = Shop(""" "Target": { "Type": "AWS::Logs::LogGroup", "Properties": { "LogGroupName": "/aws/events/target" } } """ + (allowed ? policy : ""),
            """{ "Id": "t", "Arn": "arn:aws:logs:us-east-1:111111111111:log-group:/aws/events/target" """ + Failed + "}");

        Put(shop, allowed);

        Assert.Equal(allowed ? 1 : 0, shop.Deployment.Logs.Messages("/aws/events/target", Cloud.Home).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ApiDestination(bool allowed)
    {
        var shop = Shop(Destinations.Resources + "," + Caller(allowed, "events:InvokeApiDestination"), Cloud.To("Destination", Role + Failed));
        var vendor = shop.Vendor(Destinations.Url).Respond(200);

        Put(shop, allowed);

        Assert.Equal(allowed ? 1 : 0, vendor.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Api(bool allowed)
    {
        var shop = Shop($$"""
            {{Cloud.Role("Gateway", "sqs:SendMessage", "apigateway.amazonaws.com")}}, {{Caller(allowed, "execute-api:Invoke")}},
            {{Cloud.Queue("Heard")}},
            "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "Name": "api", "ProtocolType": "HTTP" } },
            "Integration": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": { "ApiId": { "Ref": "Api" }, "IntegrationType": "AWS_PROXY", "IntegrationSubtype": "SQS-SendMessage",
              "CredentialsArn": { "Fn::GetAtt": ["Gateway", "Arn"] }, "RequestParameters": { "QueueUrl": { "Ref": "Heard" }, "MessageBody": "${request.path.id}: ${request.body.detail.id}" } } },
            "Route": { "Type": "AWS::ApiGatewayV2::Route", "Properties": { "ApiId": { "Ref": "Api" }, "RouteKey": "POST /orders/{id}", "AuthorizationType": "AWS_IAM", "Target": { "Fn::Sub": "integrations/${Integration}" } } }
            """,
            """{ "Id": "t", "Arn": { "Fn::Sub": "arn:aws:execute-api:us-east-1:111111111111:${Api}/$default/POST/orders/*" }, "HttpParameters": { "PathParameterValues": ["$.detail-type"] } """ + Role + Failed + "}");

        Put(shop, allowed);

        Assert.Equal(allowed ? ["OrderPlaced: 1"] : [], shop.Queue("Heard").Messages);
    }

    [Fact]
    public void Role_ThatDoesNotTrustEventBridge_IsNoPermission()
    {
        var shop = Shop(Cloud.Workflow("Target", """{ "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } }""")
            + "," + Cloud.Role("Caller", "states:StartExecution", "scheduler.amazonaws.com"), Reference(Role));

        Put(shop, allowed: false);
    }

    [Theory]
    [InlineData("""{ "Id": "t", "Arn": "arn:aws:states:us-east-1:111111111111:stateMachine:m" }""", "RoleArn is required for target arn:aws:states:us-east-1:111111111111:stateMachine:m.")]
    [InlineData("""{ "Id": "t", "Arn": "arn:aws:sqs:us-east-1:111111111111:q.fifo" }""", "Parameter(s) SqsParameters must be specified for target: t.")]
    [InlineData("""{ "Id": "t!", "Arn": "arn:aws:sqs:us-east-1:111111111111:q" }""", @"1 validation error detected: Value 't!' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+")]
    [InlineData("""{ "Id": "t", "Arn": "arn:aws:sqs:us-east-1:111111111111:q", "RetryPolicy": { "MaximumRetryAttempts": 186 } }""", "1 validation error detected: Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185")]
    [InlineData("""{ "Id": "t", "Arn": "arn:aws:sqs:us-east-1:111111111111:q", "RetryPolicy": { "MaximumEventAgeInSeconds": 59 } }""", "1 validation error detected: Value '59' at 'targets.1.member.retryPolicy.maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60")]
    public void PutTargets_Wrong_IsRefused(string target, string message)
    {
        var shop = Shop("", "");

        var error = shop.Refused("events", "PutTargets", $$"""{ "Rule": "rule", "EventBusName": "shop", "Targets": [{{target}}] }""");

        Assert.Equal(("ValidationException", message), (error.Code, error.Message));
    }

    private static string Failed => """, "DeadLetterConfig": { "Arn": { "Fn::GetAtt": ["Failed", "Arn"] } } """;

    private static string Reference(string more = "") => $$"""{ "Id": "t", "Arn": { "Ref": "Target" } {{more}} {{Failed}} }""";

    private static string Caller(bool allowed, string action) => Cloud.Role("Caller", allowed ? action : "none:None");

    private static Simulation Shop(string resources, string target) => Cloud.Of(
        [Cloud.Bus, Cloud.Queue("Failed"), Cloud.Rule("Rule", target), .. resources.Length == 0 ? Array.Empty<string>() : [resources]]);

    private static void Put(Simulation shop, bool allowed)
    {
        shop.Put();
        shop.RunUntilIdle();
        Assert.Equal(allowed ? 0 : 1, shop.Queue("Failed").Depth);
        if (!allowed) Assert.Equal("NO_PERMISSIONS", shop.Attributes("Failed")["ERROR_CODE"]);
    }
}
