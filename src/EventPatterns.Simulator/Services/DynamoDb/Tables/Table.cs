using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.DynamoDb.Streams;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Tables;

/// <summary>A table.</summary>
internal sealed class Table(string arn, string name, TableSchema schema)
{
    private readonly Dictionary<IndexSchema, IndexView> _views = [];

    /// <summary>Its ARN.</summary>
    public string Arn => arn;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its keys and indexes.</summary>
    public TableSchema Schema => schema;

    /// <summary>Its key.</summary>
    public KeySchema Key => schema.Key;

    /// <summary>Its items.</summary>
    public ItemStore Items { get; } = new(schema.Key);

    /// <summary>The attribute that says when an item expires, in seconds since 1970; null without time to live.</summary>
    public string? TimeToLive { get; set; }

    /// <summary>Its stream, where it has one.</summary>
    public TableStream? Stream { get; set; }

    /// <summary>The request that made it, for its description.</summary>
    public required Json Definition { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The items of an index.</summary>
    public IndexView View(IndexSchema index)
    {
        if (!_views.TryGetValue(index, out var view)) _views.Add(index, view = new(this, index));
        return view;
    }

    /// <summary>Replaces an item, and tells the stream where that changed anything.</summary>
    /// <param name="key">Which item.</param>
    /// <param name="before">What is there now.</param>
    /// <param name="after">What shall be there; null for nothing.</param>
    /// <param name="byService">Whether time to live removes it rather than a caller.</param>
    public void Write(ItemKey key, AttributeMap? before, AttributeMap? after, bool byService = false)
    {
        if (before is null ? after is null : before.Equals(after)) return;
        Items.Write(key, after);
        Stream?.Append(schema.Key, before, after, byService);
    }
}
