using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.DynamoDb.Operations;
using EventPatterns.Simulator.Services.DynamoDb.Tables;

namespace EventPatterns.Simulator.Services.DynamoDb;

/// <summary>All tables of a simulation, by ARN.</summary>
/// <param name="now">The virtual time.</param>
/// <param name="newId">Draws a UUID.</param>
internal sealed class Database(Func<DateTimeOffset> now, Func<string> newId)
{
    private readonly Dictionary<string, Table> _tables = new(StringComparer.Ordinal);

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now => now();

    /// <summary>What brings about the changes that are made now; null for the sweep of time to live.</summary>
    public Moment? Cause { get; set; }

    /// <summary>All tables, in the order of their making.</summary>
    public IEnumerable<Table> Tables => _tables.Values;

    /// <summary>The transactions of the last ten minutes that carried a token.</summary>
    public TransactionTokens Tokens { get; } = new(now);

    /// <summary>Draws a UUID.</summary>
    public string NewId() => newId();

    public void Add(Table table) => _tables.Add(table.Arn, table);

    public void Remove(Table table) => _tables.Remove(table.Arn);

    /// <summary>The table of the ARN, or null.</summary>
    public Table? Find(string arn) => _tables.GetValueOrDefault(arn);

    /// <summary>The table of the ARN, or of the name in the place that is called; null where there is none.</summary>
    public Table? Find(string nameOrArn, Place place) => Find(ArnOf(nameOrArn, place));

    /// <summary>The ARN of a table that is called by its name or its ARN.</summary>
    public static string ArnOf(string nameOrArn, Place place) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn : place.Arn("dynamodb", "table/" + nameOrArn);
}
