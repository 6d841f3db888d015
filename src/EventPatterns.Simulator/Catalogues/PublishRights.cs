using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Catalogues;

/// <summary>Pipes that decide at run time what they publish: their roles say what it may be.</summary>
internal static class PublishRights
{
    /// <summary>The construct paths of the pipes that may publish the event, and of which no template says so.</summary>
    public static IEnumerable<string> Holders(CloudAssembly assembly, string name) =>
        from pipe in assembly.Resources
        where pipe.Type == "AWS::Pipes::Pipe" && pipe.Properties["TargetParameters"]?["EventBridgeEventBusParameters"]?.TextOf("DetailType") is ['$', ..]
        where Statements(assembly, pipe.Properties.TextOf("RoleArn")).Any(statement => Allows(statement, name))
        select pipe.Construct;

    private static IEnumerable<Json> Statements(CloudAssembly assembly, string? roleArn) =>
        from policy in assembly.Resources
        where policy.Type == "AWS::IAM::Policy" && policy.Properties.ListOf("Roles").OfType<JsonString>().Any(role => assembly.ByArn(roleArn ?? "")?.Name == role.Value)
        from statement in policy.Properties["PolicyDocument"]?.ListOf("Statement") ?? JsonList.Empty
        select statement;

    private static bool Allows(Json statement, string name) =>
        statement.TextOf("Effect") == "Allow" && Holds(statement["Action"], "events:PutEvents") && Holds(statement["Condition"]?["StringEquals"]?["events:detail-type"], name);

    private static bool Holds(Json? oneOrMany, string text) => oneOrMany switch
    {
        JsonString one => one.Value == text,
        JsonList many => many.Contains((Json)text),
        _ => false,
    };
}
