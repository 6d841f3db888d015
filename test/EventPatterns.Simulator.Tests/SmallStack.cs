using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Simulator.Tests;

/// <summary>A bus whose orders go through a rule, a queue and a pipe to an Express or a Standard workflow that writes an item.</summary>
internal static class SmallStack
{
    public static Simulation Simulation(string type = "EXPRESS", Faults? faults = null) =>
        EventPatterns.Simulator.Simulation.Load(Assembly(type), new SimulationOptions { Seed = 1, Faults = faults ?? Faults.None });

    /// <summary>Puts orders, one call each, and runs until all is done.</summary>
    public static Simulation WithOrders(int count, string type = "EXPRESS", Faults? faults = null)
    {
        var simulation = Simulation(type, faults);
        for (var order = 1; order <= count; order++) Put(simulation, JsonMap.Of(("id", $"o-{order}")));
        simulation.RunUntilIdle();
        return simulation;
    }

    public static void Put(Simulation simulation, Json detail) => simulation.Call("events", "PutEvents", JsonMap.Of(("Entries", JsonList.Of(JsonMap.Of(
        ("EventBusName", "orders"), ("Source", "shop"), ("DetailType", "OrderPlaced"), ("Detail", detail.ToString()))))));

    public static CloudAssembly Assembly(string type = "EXPRESS") => CloudAssembly.Of(AssemblyOptions.Default, ("Shop", Json.Parse("""
        {
          "Resources": {
            "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "orders" } },
            "Archive": { "Type": "AWS::Events::Archive", "Properties": { "SourceArn": { "Fn::GetAtt": ["Bus", "Arn"] } } },
            "Rule": { "Type": "AWS::Events::Rule", "Properties": {
              "EventBusName": { "Ref": "Bus" },
              "EventPattern": { "detail-type": ["OrderPlaced"] },
              "Targets": [{ "Id": "queue", "Arn": { "Fn::GetAtt": ["Queue", "Arn"] } }] } },
            "Queue": { "Type": "AWS::SQS::Queue", "Properties": {} },
            "QueuePolicy": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "Queues": [{ "Ref": "Queue" }], "PolicyDocument": { "Version": "2012-10-17", "Statement": [
              { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": { "Fn::GetAtt": ["Queue", "Arn"] } }] } } },
            "Role": { "Type": "AWS::IAM::Role", "Properties": {
              "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Principal": { "Service": ["pipes.amazonaws.com", "states.amazonaws.com"] }, "Action": "sts:AssumeRole" }] },
              "Policies": [{ "PolicyName": "work", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Action": ["sqs:*", "states:*", "dynamodb:*"], "Resource": "*" }] } }] } },
            "Pipe": { "Type": "AWS::Pipes::Pipe", "Properties": {
              "RoleArn": { "Fn::GetAtt": ["Role", "Arn"] },
              "Source": { "Fn::GetAtt": ["Queue", "Arn"] },
              "SourceParameters": { "SqsQueueParameters": { "BatchSize": 1 } },
              "Target": { "Ref": "Workflow" },
              "TargetParameters": { "StepFunctionStateMachineParameters": { "InvocationType": "FIRE_AND_FORGET" } } } },
            "Workflow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": {
              "StateMachineType": "TYPE",
              "RoleArn": { "Fn::GetAtt": ["Role", "Arn"] },
              "DefinitionString": { "Fn::Sub": "{\"StartAt\":\"Look\",\"States\":{\"Look\":{\"Type\":\"Pass\",\"Next\":\"Write\"},\"Write\":{\"Type\":\"Task\",\"End\":true,\"Resource\":\"arn:aws:states:::dynamodb:putItem\",\"Parameters\":{\"TableName\":\"${Table}\",\"Item\":{\"pk\":{\"S.$\":\"$$.Execution.Name\"}}}}}}" } } },
            "Table": { "Type": "AWS::DynamoDB::Table", "Properties": {
              "KeySchema": [{ "AttributeName": "pk", "KeyType": "HASH" }],
              "AttributeDefinitions": [{ "AttributeName": "pk", "AttributeType": "S" }],
              "BillingMode": "PAY_PER_REQUEST" } },
            "Key": { "Type": "AWS::KMS::Key", "Properties": {} }
          }
        }
        """.Replace("TYPE", type, StringComparison.Ordinal))));
}
