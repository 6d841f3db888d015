using EventPatterns.Simulator.Assembly.Reading;
using EventPatterns.Simulator.Assembly.Types;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>A stack while its assembly is resolved.</summary>
internal sealed class StackBuilder
{
    private readonly StackArtifact _artifact;
    private readonly Dictionary<string, Draft> _drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Once<Json>> _outputs = new(StringComparer.Ordinal);

    public StackBuilder(StackArtifact artifact, AssemblyOptions options, Exports exports, Draft? nestedBy = null)
    {
        _artifact = artifact;
        Stack = new Stack
        {
            Name = artifact.StackName,
            Path = artifact.Path,
            Place = artifact.Place,
            Tags = artifact.Tags,
            TemplateFile = Path.Combine(artifact.Directory, artifact.TemplateFile),
            Parent = nestedBy?.Stack.Stack,
        };
        RefuseOtherPartitions();
        Template = Template.Of(artifact.Template ?? AssemblyFile.Read(Stack.TemplateFile, "the template of a stack"), Stack.TemplateFile);
        Parameters = new ParameterValues(this, artifact, options, nestedBy);
        Conditions = new ConditionValues(this);
        Exports = exports;
        Resolver = new Resolver(this);
        foreach (var (id, definition) in Template.Resources) Declare(id, definition, options);
        foreach (var id in Template.Outputs.Names) _outputs[id] = new(() => ResolveOutput(id));
    }

    public Stack Stack { get; }

    public Template Template { get; }

    public ParameterValues Parameters { get; }

    public ConditionValues Conditions { get; }

    public Exports Exports { get; }

    public Resolver Resolver { get; }

    /// <summary>This stack and those nested in it.</summary>
    public IEnumerable<StackBuilder> All => _drafts.Values.Select(d => d.Nested).OfType<StackBuilder>().SelectMany(n => n.All).Prepend(this);

    public bool Declares(string logicalId) => Template.Resources.Has(logicalId);

    public string? PathOf(string logicalId) => _artifact.Paths.GetValueOrDefault(logicalId);

    /// <summary>The resource of the name, noting that the spot's owner needs it.</summary>
    public Draft Resource(string logicalId, Spot at)
    {
        if (!_drafts.TryGetValue(logicalId, out var draft))
            throw at.Wrong(Declares(logicalId)
                ? $"it refers to {logicalId}, whose condition is false"
                : $"it refers to {logicalId}, which is no resource or parameter of the stack");
        if (at.Owner is { } owner && owner.Stack == this) owner.Needs.Add(logicalId);
        return draft;
    }

    public Json Output(string name, Spot at) => _outputs.TryGetValue(name, out var output)
        ? output.Value(() => at.Wrong($"the output {name} of {Stack.Path} depends on itself (circular dependency)"))
        : throw at.Wrong($"the stack {Stack.Path} has no output {name}. It has {string.Join(", ", _outputs.Keys)}");

    /// <summary>Resolves everything.</summary>
    public IReadOnlyList<Resource> Build()
    {
        foreach (var (id, definition) in Template.Outputs) ReadOutput(id, definition);
        var resources = _drafts.Values.Select(d => d.Build()).ToList();
        foreach (var draft in _drafts.Values) draft.ReadDependsOn();
        Circles.Refuse(Stack, _drafts);
        return resources;
    }

    private void ReadOutput(string id, Json definition)
    {
        if (Conditions.Holds(definition["Condition"], OutputSpot(id)))
            Stack.Outputs = Stack.Outputs.With(id, Output(id, OutputSpot(id)));
    }

    private void Declare(string id, Json definition, AssemblyOptions options)
    {
        if (!Conditions.Holds(definition["Condition"], Spot.In(Stack.Path, "Resources." + id))) return;
        _drafts.Add(id, new Draft(this, id, definition, ResourceTypes.Of(definition.TextOf("Type")!),
            draft => new StackBuilder(NestedTemplate.Of(draft, definition, _artifact), options, Exports, draft)));
    }

    private Json ResolveOutput(string id)
    {
        var spot = OutputSpot(id).At("Value");
        return Template.Outputs[id]?["Value"] is { } value
            ? Resolver.Resolve(value, spot) ?? throw spot.Wrong("it resolves to AWS::NoValue")
            : throw spot.Wrong("it is missing");
    }

    private Spot OutputSpot(string id) => Spot.In(Stack.Path, "Outputs." + id);

    private void RefuseOtherPartitions()
    {
        var region = Stack.Place.Region;
        if (region.StartsWith("cn-", StringComparison.Ordinal) || region.StartsWith("us-gov-", StringComparison.Ordinal))
            throw new SimulationException($"Stack {Stack.Path} is for {region}, and the simulator knows the partition aws alone. Synthesize it for a region of that partition.");
    }
}
