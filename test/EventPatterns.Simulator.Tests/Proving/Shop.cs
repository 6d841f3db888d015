using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Scenarios;
using EventPatterns.Simulator.Tests.Assembly;

namespace EventPatterns.Simulator.Tests.Proving;

/// <summary>
/// A consumer by hand: rule, queue, pipe, workflow, table. As it stands it bears every fault; each property takes one thing away.
/// </summary>
internal sealed record Shop
{
    /// <summary>Whether the order's effect and the mark that it was seen are written in one transaction, once.</summary>
    public bool Guarded { get; init; } = true;

    /// <summary>Whether the message stays in the queue until the work is done.</summary>
    public bool Waits { get; init; } = true;

    /// <summary>Whether the rule has a dead-letter queue.</summary>
    public bool DeadLetters { get; init; } = true;

    /// <summary>Whether an older state of an order may not replace a newer one.</summary>
    public bool Conditional { get; init; } = true;

    /// <summary>STANDARD can't be waited for by a pipe.</summary>
    public string Workflow { get; init; } = "EXPRESS";

    /// <summary>Three orders, two of them changed at once, each told to the bus.</summary>
    public static Scenario Scenario { get; } = Scenario.Parse("""
        {
          "steps": [
            { "put": { "bus": "Bus", "source": "orders", "detailType": "OrderPlaced", "times": 3,
                "detail": { "metadata": { "eventId": "{{n}}-v1", "sequence": 1 }, "data": { "order": "o-{{n}}" } } } },
            { "at": "PT1S", "put": { "bus": "Bus", "source": "orders", "detailType": "OrderPlaced", "times": 2,
                "detail": { "metadata": { "eventId": "{{n}}-v2", "sequence": 2 }, "data": { "order": "o-{{n}}" } } } }
          ],
          "expect": [
            { "table": "Orders", "key": { "pk": "o-1" }, "item": { "sequence": 2 } },
            { "table": "Orders", "key": { "pk": "o-2" }, "item": { "sequence": 2 } }
          ]
        }
        """, "orders.json");

    /// <summary>The same steps, without a word on what must come of them: the invariants alone judge.</summary>
    public static Scenario Silent { get; } = Scenario.Parse("""
        {
          "steps": [
            { "put": { "bus": "Bus", "source": "orders", "detailType": "OrderPlaced", "times": 5,
                "detail": { "metadata": { "eventId": "{{n}}-v1", "sequence": 1 }, "data": { "order": "o-{{n}}" } } } }
          ]
        }
        """, "silent.json");

    public CloudAssembly Assembly => Templates.Load($$"""
        { "Resources": {
            "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "Bus" } },
            "Letters": { "Type": "AWS::SQS::Queue", "Properties": {} },
            "Inbox": { "Type": "AWS::SQS::Queue", "Properties": {
                "VisibilityTimeout": 360,
                "RedrivePolicy": { "deadLetterTargetArn": {{Arn("Letters")}}, "maxReceiveCount": 10 } } },
            "Policy": { "Type": "AWS::SQS::QueuePolicy", "Properties": {
                "Queues": [{ "Ref": "Inbox" }, { "Ref": "Letters" }],
                "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                    { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*" } ] } } },
            "Rule": { "Type": "AWS::Events::Rule", "Properties": {
                "EventBusName": { "Ref": "Bus" }, "EventPattern": { "source": ["orders"] }, "State": "ENABLED",
                "Targets": [{ "Id": "Inbox", "Arn": {{Arn("Inbox")}}{{Undeliverable}} }] } },
            "Orders": {{Table}},
            "Seen": {{Table}},
            "Role": { "Type": "AWS::IAM::Role", "Properties": {
                "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [
                    { "Effect": "Allow", "Principal": { "Service": ["states.amazonaws.com", "pipes.amazonaws.com"] }, "Action": "sts:AssumeRole" } ] },
                "Policies": [{ "PolicyName": "All", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                    { "Effect": "Allow", "Action": "*", "Resource": "*" } ] } }] } },
            "Machine": { "Type": "AWS::StepFunctions::StateMachine", "Properties": {
                "StateMachineType": "{{Workflow}}", "RoleArn": {{Arn("Role")}}, "Definition": {{Definition}} } },
            "Pipe": { "Type": "AWS::Pipes::Pipe", "Properties": {
                "RoleArn": {{Arn("Role")}}, "Source": {{Arn("Inbox")}}, "Target": { "Ref": "Machine" },
                "SourceParameters": { "SqsQueueParameters": { "BatchSize": 1 } },
                "TargetParameters": { "StepFunctionStateMachineParameters": { "InvocationType": "{{(Waits ? "REQUEST_RESPONSE" : "FIRE_AND_FORGET")}}" } } } }
        } }
        """);

    private const string Table = """
        { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": [{ "AttributeName": "pk", "KeyType": "HASH" }],
            "AttributeDefinitions": [{ "AttributeName": "pk", "AttributeType": "S" }] } }
        """;

    private string Undeliverable => DeadLetters
        ? $$""", "DeadLetterConfig": { "Arn": {{Arn("Letters")}} }"""
        : """, "RetryPolicy": { "MaximumRetryAttempts": 0 }""";

    private string Definition => $$"""
        { "StartAt": "Read", "States": {
            "Read": { "Type": "Pass", "Parameters": { "event.$": "States.StringToJson($[0].body)" }, "Next": "Prepare" },
            "Prepare": { "Type": "Pass", "Next": "Store", "Parameters": {
                "eventId.$": "$.event.detail.metadata.eventId", "order.$": "$.event.detail.data.order",
                "sequence.$": "States.Format('{}', $.event.detail.metadata.sequence)" } },
            "Store": { "Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "ResultPath": null, "Next": "Count",
                "Parameters": { "TableName": { "Ref": "Orders" },{{Condition}}
                    "Item": { "pk": { "S.$": "$.order" }, "sequence": { "N.$": "$.sequence" } } },
                "Catch": [{ "ErrorEquals": ["DynamoDB.ConditionalCheckFailedException"], "ResultPath": null, "Next": "Count" }] },
            "Count": {{Count}}
        } }
        """;

    private string Condition => Conditional ? """
        "ConditionExpression": "attribute_not_exists(pk) OR #s <= :s", "ExpressionAttributeNames": { "#s": "sequence" },
        "ExpressionAttributeValues": { ":s": { "N.$": "$.sequence" } },
        """ : "";

    private const string Increment = """
        "TableName": { "Ref": "Seen" }, "Key": { "pk": { "S": "total" } }, "UpdateExpression": "ADD #n :one",
        "ExpressionAttributeNames": { "#n": "n" }, "ExpressionAttributeValues": { ":one": { "N": "1" } }
        """;

    private string Count => Guarded ? $$"""
        { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:transactWriteItems", "End": true,
            "Parameters": { "TransactItems": [
                { "Put": { "TableName": { "Ref": "Seen" }, "Item": { "pk": { "S.$": "$.eventId" } }, "ConditionExpression": "attribute_not_exists(pk)" } },
                { "Update": { {{Increment}} } } ] },
            "Catch": [{ "ErrorEquals": ["DynamoDb.TransactionCanceledException"], "Next": "Seen" }] },
        "Seen": { "Type": "Succeed" }
        """ : $$"""
        { "Type": "Task", "Resource": "arn:aws:states:::dynamodb:updateItem", "End": true, "Parameters": { {{Increment}} } }
        """;

    private static string Arn(string resource) => $$"""{ "Fn::GetAtt": ["{{resource}}", "Arn"] }""";
}
