using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Graphs;

/// <summary>A graph in the making: nodes that nothing leads to or from are left out in the end.</summary>
internal sealed class GraphDraft
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["AWS::ApiGatewayV2::Api"] = "API",
        ["AWS::ApiGateway::RestApi"] = "API",
        ["AWS::Events::EventBus"] = "event bus",
        ["AWS::Events::ApiDestination"] = "API destination",
        ["AWS::Pipes::Pipe"] = "pipe",
        ["AWS::Scheduler::Schedule"] = "schedule",
        ["AWS::SQS::Queue"] = "queue",
        ["AWS::SNS::Topic"] = "topic",
        ["AWS::Kinesis::Stream"] = "stream",
        ["AWS::StepFunctions::StateMachine"] = "workflow",
        ["AWS::DynamoDB::Table"] = "table",
        ["AWS::DynamoDB::GlobalTable"] = "table",
        ["AWS::Lambda::Function"] = "function",
        ["AWS::Logs::LogGroup"] = "log group",
    };

    private readonly List<GraphNode> _nodes = [];
    private readonly Dictionary<(string From, string To, EdgeKind Kind), List<string>> _edges = [];
    private readonly List<(string From, string To, EdgeKind Kind)> _order = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public GraphDraft(CloudAssembly assembly)
    {
        foreach (var resource in assembly.Resources.Where(r => Kinds.ContainsKey(r.Type)))
        {
            Add(resource.Construct, Kinds[resource.Type]);
            foreach (var name in NamesOf(resource)) _names.TryAdd(name, resource.Construct);
        }
    }

    public bool Has(string name) => _nodes.Any(n => n.Name == name);

    public void Add(string name, string kind)
    {
        if (!Has(name)) _nodes.Add(new GraphNode(name, kind));
    }

    /// <summary>The node behind an ARN; one of its own where the assembly does not make it.</summary>
    public string Name(string arn)
    {
        if (_names.GetValueOrDefault(arn) is { } known) return known;
        Add(arn, arn.Contains(":event-bus/", StringComparison.Ordinal) ? "event bus" : "elsewhere");
        return arn;
    }

    /// <summary>The nodes that a value names, anywhere in it: by ARN, URL or physical name.</summary>
    public IEnumerable<string> Mentioned(Json value) => Texts(value).Select(text => _names.GetValueOrDefault(text)).OfType<string>().Distinct();

    public bool Publishes(string from, string bus) => _edges.ContainsKey((from, bus, EdgeKind.Publishes));

    public void Link(string from, string to, EdgeKind kind, string label)
    {
        if (!_edges.TryGetValue((from, to, kind), out var labels))
        {
            _edges.Add((from, to, kind), labels = []);
            _order.Add((from, to, kind));
        }
        if (label.Length > 0 && !labels.Contains(label)) labels.Add(label);
    }

    public StackGraph Build()
    {
        var linked = _order.SelectMany(e => (string[])[e.From, e.To]).ToHashSet(StringComparer.Ordinal);
        return new StackGraph(
            [.. _nodes.Where(n => linked.Contains(n.Name))],
            [.. _order.Select(e => new GraphEdge(e.From, e.To, e.Kind, _edges[e]))]);
    }

    /// <summary>A log group's ARN ends with <c>:*</c> in CloudFormation, and without it in a rule's target; a stream is its table's.</summary>
    private static IEnumerable<string> NamesOf(Resource resource)
    {
        yield return resource.Name;
        yield return resource.Ref;
        if (resource.Arn is not { } arn) yield break;
        yield return arn;
        if (arn.EndsWith(":*", StringComparison.Ordinal)) yield return arn[..^2];
        foreach (var attribute in resource.Attributes.Values.OfType<JsonString>())
            if (attribute.Value.StartsWith(arn, StringComparison.Ordinal)) yield return attribute.Value;
    }

    private static IEnumerable<string> Texts(Json value) => value switch
    {
        JsonString text => [text.Value],
        JsonMap map => map.SelectMany(m => Texts(m.Value)),
        JsonList list => list.SelectMany(Texts),
        _ => [],
    };
}
