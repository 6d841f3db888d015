using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Tables;

/// <summary>
/// The order in which a scan meets partitions. DynamoDB's own hash is not public; this one (FNV-1a over the key's text)
/// is as arbitrary and as steady.
/// </summary>
internal static class PartitionOrder
{
    /// <summary>Orders keys whose hashes are the same.</summary>
    public static IComparer<AttributeValue> Ties { get; } =
        Comparer<AttributeValue>.Create((one, other) => one.Order(other) ?? string.CompareOrdinal(one.Type, other.Type));

    public static ulong Of(AttributeValue key)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in key.ToString()) hash = (hash ^ unit) * 0x100000001B3;
        return hash;
    }
}
