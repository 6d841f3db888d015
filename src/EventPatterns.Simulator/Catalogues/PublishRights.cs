using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Graphs;

namespace EventPatterns.Simulator.Catalogues;

/// <summary>Pipes and workflows that decide at run time what they publish: their roles say what it may be.</summary>
internal static class PublishRights
{
    /// <summary>The construct paths of those that may publish the event, and of which no template says that they do.</summary>
    public static IEnumerable<string> Holders(CloudAssembly assembly, StackGraph graph, string name) =>
        from publisher in assembly.Resources
        where graph.Edges.Any(edge => edge.Kind == EdgeKind.Publishes && edge.From == publisher.Construct && edge.Labels.Any(IsDecidedLater))
        where Statements(assembly, publisher.Properties.TextOf("RoleArn")).Any(statement => Allows(statement, name))
        select publisher.Construct;

    private static bool IsDecidedLater(string label) => label is EventWords.AnyEvent or ['$', ..] or ['{', '%', ..];

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
