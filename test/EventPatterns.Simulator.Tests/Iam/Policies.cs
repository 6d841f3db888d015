using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Iam;
using EventPatterns.Simulator.Iam.Policies;
using EventPatterns.Simulator.Tests.Assembly;

namespace EventPatterns.Simulator.Tests.Iam;

/// <summary>An authority over a small stack, and the callers of its tests.</summary>
internal static class Policies
{
    public const string Account = "111111111111";
    public const string RoleArn = $"arn:aws:iam::{Account}:role/Worker";
    public const string BusArn = $"arn:aws:events:us-east-1:{Account}:event-bus/orders";
    public const string QueueArn = $"arn:aws:sqs:us-east-1:{Account}:work";

    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly Place Here = new(Account, "us-east-1");
    public static readonly Principal Worker = Principal.Role(RoleArn, Here);
    public static readonly Principal Stranger = Principal.Role("arn:aws:iam::222222222222:role/Stranger", new Place("222222222222", "us-east-1"));

    public static Authority Of(string resources) => new(PolicySet.Of(Templates.Load($$"""{ "Resources": { {{resources}} } }""")), () => Now);

    /// <summary>The role "Worker" with one inline policy of the statements.</summary>
    public static string Role(string statements, string more = "") => $$"""
        "Worker": { "Type": "AWS::IAM::Role", "Properties": {
          "RoleName": "Worker",
          "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "states.amazonaws.com" }, "Action": "sts:AssumeRole" } },
          "Policies": [{ "PolicyName": "Inline", "PolicyDocument": { "Version": "2012-10-17", "Statement": [{{statements}}] } }] {{more}} } }
        """;

    /// <summary>The queue "work" with a policy of the statements.</summary>
    public static string Queue(string statements) => $$"""
        "Work": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "work" } },
        "WorkPolicy": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "Queues": [{ "Ref": "Work" }], "PolicyDocument": { "Version": "2012-10-17", "Statement": [{{statements}}] } } }
        """;

    public static Principal Rule(string name) => Principal.Service("events.amazonaws.com", Here, $"arn:aws:events:us-east-1:{Account}:rule/{name}");

    public static Permission Ask(string action, string resource, params (string Key, string Value)[] context) => new(action, resource)
    {
        Context = context.Length == 0 ? null : context.GroupBy(c => c.Key).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(c => c.Value)]),
    };
}
