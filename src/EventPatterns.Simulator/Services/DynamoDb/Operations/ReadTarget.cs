using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>What a query or a scan reads: a table, or one of its indexes.</summary>
internal sealed record ReadTarget(Table Table, IndexSchema? Index)
{
    /// <summary>The key of the table or the index.</summary>
    public KeySchema Key => Index?.Key ?? Table.Key;

    /// <summary>The order in which the items come.</summary>
    public ItemOrder Order => new(Table.Key, Key);

    /// <summary>All items of the table or the index, in order.</summary>
    public IEnumerable<AttributeMap> All => Index is null ? Table.Items.All : Table.View(Index).Items;

    /// <summary>The attributes that a starting key must have.</summary>
    public IEnumerable<string> StartNames => Table.Key.All.Concat(Key.All).Select(attribute => attribute.Name).Distinct();

    /// <summary>Finds table and index of the request.</summary>
    public static AwsError? Find(Database database, Place place, Json request, out ReadTarget? target)
    {
        target = null;
        if (database.Find(request.TextOf("TableName")!, place) is not { } table) return Refusal.NoTable;
        var name = request.TextOf("IndexName");
        var index = name is null ? null : table.Schema.Index(name);
        if (name is not null && index is null) return Refusal.Invalid($"The table does not have the specified index: {name}");
        if (index is { IsGlobal: true } && request.IsTrue("ConsistentRead"))
            return Refusal.Invalid("Consistent reads are not supported on global secondary indexes");
        target = new(table, index);
        return null;
    }

    /// <summary>The items of one partition that meet the conditions, in order.</summary>
    public IEnumerable<AttributeMap> Partition(IReadOnlyList<KeyClause> clauses)
    {
        if (Index is not null) return All.Where(item => Meets(item, clauses));
        var hash = clauses.First(clause => clause.Attribute == Key.Hash[0].Name).Values[0];
        return Table.Items.Partition(hash).Where(item => Meets(item, clauses));
    }

    /// <summary>Refuses attributes that a global index does not hold.</summary>
    public AwsError? Selection(Json request, Projection? projection)
    {
        if (Index is not { IsGlobal: true, HoldsAll: false }) return null;
        if (request.TextOf("Select") == "ALL_ATTRIBUTES")
            return Refusal.Invalid("One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index "
                + $"{Index.Name} because its projection type is not ALL");
        var absent = projection?.Paths.Select(path => path.Head).Where(name => !Index.Holds(name, Table.Key)).Distinct().ToList() ?? [];
        return absent.Count == 0
            ? null
            : Refusal.Invalid($"One or more parameter values were invalid: Global secondary index {Index.Name} does not project [{string.Join(", ", absent)}]");
    }

    private static bool Meets(AttributeMap item, IReadOnlyList<KeyClause> clauses)
    {
        foreach (var clause in clauses)
            if (item[clause.Attribute] is not { } value || !clause.Meets(value)) return false;
        return true;
    }
}
