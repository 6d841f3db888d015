using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>
/// What may be on a gatekeeper's bus: contracts, and the accounts that each may come from. From it follow the patterns of
/// everything else, which is refused.
/// </summary>
internal sealed class BorderList
{
    private readonly List<Entry> entries = [];

    public IEnumerable<EventContract> Contracts => entries.Select(entry => entry.Contract);

    /// <summary>Every event whose name is on no entry.</summary>
    public object Unlisted => entries.Count == 0
        ? new Dictionary<string, object> { ["source"] = new object[] { new Dictionary<string, object> { ["prefix"] = "" } } }
        : new Dictionary<string, object> { ["detail-type"] = AnythingBut(entries.Select(entry => entry.Contract.DetailType)) };

    public bool Add(EventContract contract, IReadOnlyList<string> accounts)
    {
        if (entries.Any(entry => IsSame(entry.Contract, contract))) return false;
        entries.Add(new(contract, accounts));
        return true;
    }

    public bool Has(EventContract contract) => entries.Any(entry => IsSame(entry.Contract, contract));

    /// <summary>Every event of a listed name that no entry allows, by its source, its version or its account.</summary>
    public object Misfits(string detailType)
    {
        var named = entries.Where(entry => entry.Contract.DetailType == detailType).ToArray();
        return new Dictionary<string, object>
        {
            ["detail-type"] = Exactly(detailType),
            ["$or"] = named.GroupBy(entry => entry.Contract.Source)
                .SelectMany(MisfitsOfSource)
                .Prepend(new() { ["source"] = AnythingBut(named.Select(entry => entry.Contract.Source)) })
                .ToArray(),
        };
    }

    private static IEnumerable<Dictionary<string, object>> MisfitsOfSource(IGrouping<string, Entry> source)
    {
        yield return OfVersion(source.Key, AnythingBut(source.Select(entry => entry.Contract.SchemaVersion)));
        yield return OfVersion(source.Key, [new Dictionary<string, object> { ["exists"] = false }]);
        foreach (var entry in source)
        {
            var other = OfVersion(source.Key, Exactly(entry.Contract.SchemaVersion));
            other["account"] = AnythingBut(entry.Accounts);
            yield return other;
        }
    }

    private static Dictionary<string, object> OfVersion(string source, object[] version) => new()
    {
        ["source"] = Exactly(source),
        ["detail"] = new Dictionary<string, object> { ["metadata"] = new Dictionary<string, object> { [MetadataField.SchemaVersion] = version } },
    };

    private static object[] Exactly(string text) => [text];

    private static object[] AnythingBut(IEnumerable<string> texts) =>
        [new Dictionary<string, object> { ["anything-but"] = texts.Distinct().ToArray() }];

    private static bool IsSame(EventContract one, EventContract other) =>
        one.DetailType == other.DetailType && one.Source == other.Source && one.SchemaVersion == other.SchemaVersion;

    private sealed record Entry(EventContract Contract, IReadOnlyList<string> Accounts);
}
