using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Graphs;

/// <summary>
/// Publishers that only IAM tells of: functions, and roles that something outside the assembly takes on. Whoever was seen to
/// publish on a bus is not named again.
/// </summary>
internal sealed class PutEventsGrants(CloudAssembly assembly, GraphDraft draft)
{
    private static readonly string[] RoleProperties = ["Role", "RoleArn", "CredentialsArn", "ExecutionRoleArn"];

    public void Read()
    {
        foreach (var resource in assembly.Resources)
        {
            if (resource.Type == "AWS::IAM::Role")
            {
                foreach (var inline in resource.Properties.ListOf("Policies")) Read([resource.Name], inline["PolicyDocument"]);
            }
            else if (resource.Type is "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy")
            {
                Read([.. resource.Properties.ListOf("Roles").OfType<JsonString>().Select(r => r.Value)], resource.Properties["PolicyDocument"]);
            }
        }
    }

    private void Read(IReadOnlyList<string> roles, Json? document)
    {
        foreach (var statement in (document?["Statement"] is JsonMap one ? JsonList.Of(one) : document?.ListOf("Statement")) ?? JsonList.Empty)
        {
            if (statement.TextOf("Effect") != "Allow" || !Texts(statement["Action"]).Contains("events:PutEvents")) continue;
            var buses = Texts(statement["Resource"]).Where(r => r.Contains(":event-bus/", StringComparison.Ordinal)).Select(draft.Name).ToList();
            foreach (var role in roles) Link(role, buses, Events(statement["Condition"]));
        }
    }

    private void Link(string role, IReadOnlyList<string> buses, IReadOnlyList<string> events)
    {
        if (assembly.Resources.FirstOrDefault(r => r.Type == "AWS::IAM::Role" && r.Name == role) is not { } found) return;
        var users = assembly.Resources.Where(resource => found.Arn is { } arn && RolesOf(resource.Properties).Contains(arn)).ToList();
        var known = users.Where(u => draft.Has(u.Construct)).Select(u => u.Construct).ToList();
        if (users.Count > 0 && known.Count == 0) return; // an API's integration, a rule: read as what they are
        if (known.Count == 0) draft.Add(found.Construct, "role");
        foreach (var publisher in known.DefaultIfEmpty(found.Construct))
            foreach (var bus in buses.Where(bus => !draft.Publishes(publisher, bus)).ToList())
                foreach (var happened in events.DefaultIfEmpty(EventWords.AnyEvent)) draft.Link(publisher, bus, EdgeKind.Publishes, happened);
    }

    private static IEnumerable<string> RolesOf(JsonMap properties) => RoleProperties.Select(property => properties.TextOf(property))
        .Append(properties["Target"]?.TextOf("RoleArn"))
        .Concat(properties.ListOf("Targets").Select(target => target.TextOf("RoleArn")))
        .OfType<string>();

    private static List<string> Events(Json? condition) => condition is not JsonMap operators ? []
        : [.. operators.SelectMany(o => Texts(o.Value["events:detail-type"])).DefaultIfEmpty("").SelectMany(t => t.Length > 0 ? [t] : operators.SelectMany(o => Texts(o.Value["events:source"])))];

    private static IEnumerable<string> Texts(Json? value) => value switch
    {
        JsonString text => [text.Value],
        JsonList list => list.OfType<JsonString>().Select(t => t.Value),
        _ => [],
    };
}
