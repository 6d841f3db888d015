using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Assembly.Reading;

/// <summary>Reads <c>manifest.json</c>, and those of the stages inside.</summary>
internal sealed class Manifest
{
    private const string FileName = "manifest.json";
    private readonly string _directory;
    private readonly string _file;
    private readonly AssemblyOptions _options;
    private readonly JsonMap _artifacts;

    private Manifest(string directory, AssemblyOptions options)
    {
        _directory = directory;
        _file = Path.Combine(directory, FileName);
        _options = options;
        var json = AssemblyFile.Read(_file, "the manifest of the cloud assembly");
        if (json.TextOf("version") is null) throw AssemblyFile.Wrong(_file, "it has no \"version\", so it is no manifest of a cloud assembly");
        _artifacts = json["artifacts"] as JsonMap ?? JsonMap.Empty;
    }

    /// <summary>The stacks of the assembly, those that others depend on first.</summary>
    public static IReadOnlyList<StackArtifact> Read(string path, AssemblyOptions options)
    {
        var directory = Path.GetFileName(path) == FileName ? Path.GetDirectoryName(path)! : path;
        var stacks = new Manifest(directory, options).Stacks().ToList();
        return stacks.Count > 0 ? stacks : throw AssemblyFile.Wrong(Path.Combine(directory, FileName), "it lists no stack");
    }

    private IEnumerable<StackArtifact> Stacks() => InOrder().SelectMany(id => _artifacts[id]!.TextOf("type") switch
    {
        "aws:cloudformation:stack" => [Stack(id, _artifacts[id]!)],
        "cdk:cloud-assembly" => Stage(id, _artifacts[id]!),
        _ => [], // asset manifests are read with their stack; the construct tree says nothing new
    });

    private List<string> InOrder()
    {
        var order = new List<string>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in _artifacts.Names) Visit(id, visited, order);
        return order;
    }

    private void Visit(string id, HashSet<string> visited, List<string> order)
    {
        if (!_artifacts.Has(id) || !visited.Add(id)) return;
        foreach (var needed in Texts(_artifacts[id]?["dependencies"])) Visit(needed, visited, order);
        order.Add(id);
    }

    private IEnumerable<StackArtifact> Stage(string id, Json artifact)
    {
        var folder = artifact["properties"]?.TextOf("directoryName")
            ?? throw AssemblyFile.Wrong(_file, $"artifacts.{id}.properties.directoryName is missing");
        return new Manifest(Path.Combine(_directory, folder), _options).Stacks();
    }

    private StackArtifact Stack(string id, Json artifact)
    {
        var properties = artifact["properties"];
        return new StackArtifact
        {
            Id = id,
            Path = artifact.TextOf("displayName") is { } path ? path.Split(' ')[0] : id,
            StackName = properties?.TextOf("stackName") ?? id,
            Place = PlaceOf(id, artifact.TextOf("environment")),
            Directory = _directory,
            TemplateFile = properties?.TextOf("templateFile")
                ?? throw AssemblyFile.Wrong(_file, $"artifacts.{id}.properties.templateFile is missing"),
            Tags = Pairs(properties["tags"]),
            Parameters = Pairs(properties["parameters"]),
            Paths = PathsByLogicalId(artifact),
            Assets = Assets(artifact),
        };
    }

    private Place PlaceOf(string id, string? environment)
    {
        if (environment is null) return new Place(_options.Account, _options.Region);
        if (environment.Split('/') is not ["aws:", "", var account, var region])
            throw AssemblyFile.Wrong(_file, $"artifacts.{id}.environment is \"{environment}\", and should be aws://ACCOUNT/REGION");
        return new Place(
            account == "unknown-account" ? _options.Account : account,
            region == "unknown-region" ? _options.Region : region);
    }

    private Dictionary<string, string> PathsByLogicalId(Json artifact)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var apart = artifact.TextOf("additionalMetadataFile") is { } file
            ? AssemblyFile.Read(Path.Combine(_directory, file), "the metadata of a stack")
            : JsonMap.Empty;
        foreach (var (path, entries) in (artifact["metadata"] as JsonMap ?? JsonMap.Empty).Concat(apart))
        {
            foreach (var entry in entries as JsonList ?? JsonList.Empty)
                if (entry.TextOf("type") == "aws:cdk:logicalId" && entry.TextOf("data") is { } logicalId) paths[logicalId] = path.TrimStart('/');
        }
        return paths;
    }

    private Dictionary<string, string> Assets(Json artifact) => Texts(artifact["dependencies"])
        .Select(id => _artifacts[id])
        .Where(needed => needed?.TextOf("type") == "cdk:asset-manifest")
        .Select(needed => needed?["properties"]?.TextOf("file"))
        .OfType<string>()
        .SelectMany(file => AssemblyFile.Read(Path.Combine(_directory, file), "the asset manifest")["files"] as JsonMap ?? JsonMap.Empty)
        .Select(asset => (asset.Key, Source: asset.Value["source"]?.TextOf("path")))
        .Where(asset => asset.Source is not null)
        .DistinctBy(asset => asset.Key)
        .ToDictionary(asset => asset.Key, asset => asset.Source!, StringComparer.Ordinal);

    private static Dictionary<string, string> Pairs(Json? map) => (map as JsonMap ?? JsonMap.Empty)
        .ToDictionary(m => m.Key, m => (m.Value as JsonString)?.Value ?? m.Value.ToString(), StringComparer.Ordinal);

    private static IEnumerable<string> Texts(Json? list) => (list as JsonList ?? JsonList.Empty).OfType<JsonString>().Select(t => t.Value);
}
