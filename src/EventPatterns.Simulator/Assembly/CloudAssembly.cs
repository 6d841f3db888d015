using EventPatterns.Simulator.Assembly.Reading;
using EventPatterns.Simulator.Assembly.Resolving;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Assembly;

/// <summary>
/// What CDK synthesized, resolved: every resource of every stack with its name, ARN and properties. Immutable, so that
/// many simulations may share one on several threads.
/// </summary>
public sealed class CloudAssembly
{
    private readonly ResourceIndex _index;

    private CloudAssembly(IReadOnlyList<Stack> stacks, IReadOnlyList<Resource> resources)
    {
        Stacks = stacks;
        Resources = resources;
        _index = new ResourceIndex(resources);
    }

    /// <summary>The stacks, those that others depend on first, and each before those nested in it.</summary>
    public IReadOnlyList<Stack> Stacks { get; }

    /// <summary>All resources, in the order of stacks and of their templates.</summary>
    public IReadOnlyList<Resource> Resources { get; }

    /// <summary>The resources that are there and do nothing: of types that the simulator does not know, and alarms and the like.</summary>
    public IEnumerable<Resource> Inert => Resources.Where(r => r.Inert);

    /// <summary>Reads and resolves a cloud assembly.</summary>
    /// <param name="path">The folder that <c>cdk synth</c> wrote (<c>cdk.out</c>), or the manifest in it.</param>
    /// <param name="options">What the assembly leaves open; null for the defaults.</param>
    /// <exception cref="SimulationException">
    /// A file is missing or broken, or a value can't be resolved: the message says which, where and what to do.
    /// </exception>
    public static CloudAssembly Load(string path, AssemblyOptions? options = null)
    {
        options ??= AssemblyOptions.Default;
        return Resolve(Manifest.Read(path, options), options);
    }

    /// <summary>The resources of single templates, by the names of their stacks.</summary>
    internal static CloudAssembly Of(AssemblyOptions options, params IEnumerable<(string Stack, Json Template)> templates) =>
        Of(options, templates.Select(t => (t.Stack, new Place(options.Account, options.Region), t.Template)));

    /// <summary>The resources of single templates, each in its account and region.</summary>
    internal static CloudAssembly Of(AssemblyOptions options, IEnumerable<(string Stack, Place Place, Json Template)> templates) => Resolve(
        templates.Select(t => new StackArtifact
        {
            Id = t.Stack,
            Path = t.Stack,
            StackName = t.Stack,
            Place = t.Place,
            Directory = "",
            TemplateFile = t.Stack + ".template.json",
            Template = t.Template as JsonMap ?? throw AssemblyFile.Wrong(t.Stack, "the template of a stack must be a JSON object"),
        }),
        options);

    /// <summary>
    /// The resources of the types (of any where none is given) that a name means: a logical id, with or without CDK's
    /// hash; a physical name; a construct path, or some segments of one. <c>*</c> stands for any characters. What
    /// matches whole goes before segments, and what matches in case before what does not.
    /// </summary>
    /// <returns>The resources, in order; none where the name means nothing.</returns>
    public IReadOnlyList<Resource> Find(string name, params IEnumerable<string> types) => _index.Find(name, [.. types]);

    /// <summary>The one resource that a name means, as <see cref="Find"/> reads it.</summary>
    /// <exception cref="SimulationException">There is none, or more than one: the message names those that are near.</exception>
    public Resource One(string name, params IEnumerable<string> types) => _index.One(name, [.. types]);

    /// <summary>Says that a name means nothing, and which names are near.</summary>
    public string Unknown(string name, params IEnumerable<string> types) => _index.Unknown(name, [.. types]);

    /// <summary>The resource of the ARN, or null.</summary>
    public Resource? ByArn(string arn) => _index.ByArn(arn);

    private static CloudAssembly Resolve(IEnumerable<StackArtifact> artifacts, AssemblyOptions options)
    {
        var exports = new Exports();
        var outermost = artifacts.Select(artifact => new StackBuilder(artifact, options, exports)).ToList();
        exports.Of(outermost);
        var stacks = outermost.SelectMany(stack => stack.All).ToList();
        var resources = stacks.SelectMany(stack => stack.Build()).ToList();
        return new CloudAssembly([.. stacks.Select(s => s.Stack)], resources);
    }
}
