using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly;

/// <summary>Finds resources by the names that people give them.</summary>
internal sealed class ResourceIndex
{
    private const int Suggestions = 3;
    private readonly List<NamedResource> _resources;
    private readonly Dictionary<string, Resource> _byArn;

    public ResourceIndex(IEnumerable<Resource> resources)
    {
        _resources = [.. resources.Select(r => new NamedResource(r))];
        _byArn = _resources.Select(r => r.Resource).Where(r => r.Arn is not null)
            .DistinctBy(r => r.Arn).ToDictionary(r => r.Arn!, StringComparer.Ordinal);
    }

    public Resource? ByArn(string arn) => _byArn.GetValueOrDefault(arn);

    public IReadOnlyList<Resource> Find(string name, IReadOnlyList<string> types)
    {
        var candidates = Of(types).ToList();
        foreach (var ignoreCase in (bool[])[false, true])
        {
            var whole = Glob.Of(name, ignoreCase);
            if (Matching(candidates, r => r.Names.Any(whole.Matches)) is { Count: > 0 } named) return named;
            var segments = Glob.Of($"*/{name}/*", ignoreCase);
            if (Matching(candidates, r => segments.Matches($"/{r.Resource.Path}/")) is { Count: > 0 } placed) return placed;
        }
        return [];
    }

    public Resource One(string name, IReadOnlyList<string> types) => Find(name, types) switch
    {
        [var one] => one,
        [] => throw new SimulationException(Unknown(name, types)),
        var several => throw new SimulationException($"\"{name}\" means {several.Count} resources: {string.Join(", ", several.Select(r => r.Construct))}. Write more of the path."),
    };

    public string Unknown(string name, IReadOnlyList<string> types)
    {
        var kind = types.Count == 0 ? "resource" : string.Join(" or ", types);
        var nearest = Of(types)
            .Select(r => (Name: r.ShortName, Distance: r.Names.Append(r.ShortName).Min(n => EditDistance.Between(n, name))))
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal)
            .Select(n => n.Name).Distinct().Take(Suggestions).ToList();
        return nearest.Count == 0
            ? $"\"{name}\" names no {kind}: the assembly has none."
            : $"\"{name}\" names no {kind}. Nearest: {string.Join(", ", nearest)}. A name is a logical id, a physical name or a construct path, with *.";
    }

    private IEnumerable<NamedResource> Of(IReadOnlyList<string> types) =>
        types.Count == 0 ? _resources : _resources.Where(r => types.Contains(r.Resource.Type));

    private static List<Resource> Matching(List<NamedResource> candidates, Func<NamedResource, bool> matches) =>
        [.. candidates.Where(matches).Select(r => r.Resource)];

    private sealed class NamedResource(Resource resource)
    {
        private const int HashLength = 8;

        public Resource Resource => resource;

        /// <summary>The logical id without the eight hexadecimal digits that CDK adds to it.</summary>
        public string ShortName { get; } = resource.LogicalId.Length > HashLength && resource.LogicalId[^HashLength..].All(c => char.IsAsciiDigit(c) || c is >= 'A' and <= 'F')
            ? resource.LogicalId[..^HashLength]
            : resource.LogicalId;

        public string[] Names => [resource.LogicalId, ShortName, resource.Name, resource.Path, resource.Construct];
    }
}
