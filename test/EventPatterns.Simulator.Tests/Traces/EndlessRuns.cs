using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Traces;

/// <summary>A rule starts a workflow, which asks a vendor and puts the rule's event again: a circle.</summary>
internal static class EndlessRuns
{
    public static Simulation Begin(int maxMoments = 1_500_000)
    {
        var simulation = Simulation.Load(Assembly, new SimulationOptions { MaxMoments = maxMoments });
        simulation.Call("events", "PutEvents", Json.Parse("""{ "Entries": [{ "EventBusName": "round", "Source": "round", "DetailType": "Again", "Detail": "{}" }] }"""));
        return simulation;
    }

    private static CloudAssembly Assembly { get; } = Of("""
        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::http:invoke","Parameters":{"ApiEndpoint":"https://silent.example/ask","Method":"GET","Authentication":{"ConnectionArn":"${Connection.Arn}"}},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Put"}],"Next":"Put"},"Put":{"Type":"Task","End":true,"Resource":"arn:aws:states:::events:putEvents","Parameters":{"Entries":[{"EventBusName":"round","Source":"round","DetailType":"Again","Detail":{}}]}}}}
        """);

    /// <summary>The bus, the rule and another workflow, an Express one.</summary>
    public static CloudAssembly Of(string definition) => CloudAssembly.Of(AssemblyOptions.Default, ("Round", Json.Parse("""
        {
          "Resources": {
            "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "round" } },
            "Rule": { "Type": "AWS::Events::Rule", "Properties": {
              "EventBusName": { "Ref": "Bus" },
              "EventPattern": { "detail-type": ["Again"] },
              "Targets": [{ "Id": "again", "Arn": { "Ref": "Workflow" }, "RoleArn": { "Fn::GetAtt": ["Role", "Arn"] } }] } },
            "Role": { "Type": "AWS::IAM::Role", "Properties": {
              "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Principal": { "Service": ["events.amazonaws.com", "states.amazonaws.com"] }, "Action": "sts:AssumeRole" }] },
              "Policies": [{ "PolicyName": "work", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Action": ["events:*", "states:*", "secretsmanager:*"], "Resource": "*" }] } }] } },
            "Connection": { "Type": "AWS::Events::Connection", "Properties": {
              "AuthorizationType": "API_KEY", "AuthParameters": { "ApiKeyAuthParameters": { "ApiKeyName": "key", "ApiKeyValue": "value" } } } },
            "Workflow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": {
              "StateMachineType": "EXPRESS",
              "RoleArn": { "Fn::GetAtt": ["Role", "Arn"] },
              "DefinitionString": { "Fn::Sub": {{definition}} } } }
          }
        }
        """.Replace("{{definition}}", System.Text.Json.JsonSerializer.Serialize(definition), StringComparison.Ordinal))));
}
