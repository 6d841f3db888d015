using Amazon.CDK.AWS.EventSchemas;
using Constructs;
using EventPatterns.Events;
using EventPatterns.Events.Schemas;

namespace EventPatterns.Cdk.Events;

/// <summary>
/// The schemas of events in an EventBridge schema registry, each version of a contract beside the others. A contract that was
/// published may grow by members that may be missing; anything else is a new version (docs/decisions/051-published-schemas.md).
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema.html
/// </summary>
public sealed class SchemaRegistry : Construct
{
    /// <summary>The context key that lets a synth write what it finds new: <c>cdk synth -c event-patterns:write-schemas=true</c>.</summary>
    public const string WriteContext = "event-patterns:write-schemas";

    // docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-eventschemas-schema.html
    private const string SchemaType = "JSONSchemaDraft4";

    /// <summary>Makes the registry and its schemas.</summary>
    /// <exception cref="ArgumentException">A prop is wrong, or a contract is not as it was published; the message says what, and what to do.</exception>
    public SchemaRegistry(Construct scope, string id, SchemaRegistryProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Check(props);
        Registry = new CfnRegistry(this, "Registry", new CfnRegistryProps { RegistryName = props.RegistryName, Description = $"The events of {Node.Path}." });
        Schemas = props.Contracts.ToDictionary(contract => contract, Publish);
    }

    /// <summary>The registry.</summary>
    public CfnRegistry Registry { get; }

    /// <summary>The schema of each contract.</summary>
    public IReadOnlyDictionary<EventContract, CfnSchema> Schemas { get; }

    private CfnSchema Publish(EventContract contract) => new(this, EventSchema.NameOf(contract), new CfnSchemaProps
    {
        RegistryName = Registry.AttrRegistryName,
        SchemaName = EventSchema.NameOf(contract),
        Type = SchemaType,
        Description = contract.ToString(),
        Content = EventSchema.OfEvent(contract),
    });

    private void Check(SchemaRegistryProps props)
    {
        var check = new PropsCheck(Node.Path, nameof(SchemaRegistryProps)).NotEmpty(nameof(props.Contracts), props.Contracts, "one contract or more");
        var twice = props.Contracts.GroupBy(EventSchema.NameOf).FirstOrDefault(contracts => contracts.Count() > 1);
        check.That(twice is null, nameof(props.Contracts), "each contract once", $"{twice?.Key} from {string.Join(" and ", twice?.Select(contract => contract.Type.FullName) ?? [])}");
        if (props.PublishedFolder is not { } folder) return;
        var problems = new PublishedSchemas(folder, MayWrite).Compare(props.Contracts);
        check.That(problems.Count == 0, nameof(props.PublishedFolder), "the contracts as they were published", $"\n  {string.Join("\n  ", problems)}\n");
    }

    private bool MayWrite => Node.TryGetContext(WriteContext) is { } value && bool.TryParse(value.ToString(), out var asked) && asked;
}
