using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>What DynamoDB asks of keys (developer guide, "Constraints").</summary>
internal static class KeyRules
{
    private const string Invalid = "One or more parameter values were invalid: ";
    private const int MaxHashBytes = 2048;
    private const int MaxRangeBytes = 1024;

    /// <summary>Checks the key of a read, an update or a deletion.</summary>
    public static AwsError? Key(KeySchema schema, AttributeMap key) =>
        key.Count == schema.All.Length && schema.IsIn(key) ? Contents(schema, key) : Refusal.KeyMismatch;

    /// <summary>Checks that a new item has the table's key, and no index key of a wrong type.</summary>
    public static AwsError? Item(TableSchema schema, AttributeMap item)
    {
        foreach (var attribute in schema.Key.All)
        {
            if (item[attribute.Name] is not { } value) return Refusal.Invalid($"{Invalid}Missing the key {attribute.Name} in the item");
            if (!attribute.Accepts(value))
                return Refusal.Invalid($"{Invalid}Type mismatch for key {attribute.Name} expected: {attribute.Type} actual: {value.Type}");
        }
        return Contents(schema.Key, item) ?? IndexKeys(schema, item);
    }

    private static AwsError? IndexKeys(TableSchema schema, AttributeMap item)
    {
        foreach (var index in schema.Indexes)
            foreach (var attribute in index.Key.All)
            {
                if (item[attribute.Name] is not { } value) continue;
                if (!attribute.Accepts(value)) return IndexMismatch(index, attribute, value.Type);
                if (value.Size == 0)
                    return Refusal.Invalid("One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
                        + $"The AttributeValue for a key attribute cannot contain an empty {Word(value)} value. IndexName: {index.Name}, IndexKey: {attribute.Name}");
            }
        return null;
    }

    public static AwsError IndexMismatch(IndexSchema index, KeyAttribute attribute, string actual) =>
        Refusal.Invalid($"{Invalid}Type mismatch for Index Key {attribute.Name} Expected: {attribute.Type} Actual: {actual} IndexName: {index.Name}");

    private static AwsError? Contents(KeySchema schema, AttributeMap item)
    {
        foreach (var attribute in schema.All)
        {
            var value = item[attribute.Name]!;
            if (value.Size == 0)
                return Refusal.Invalid("One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty "
                    + $"{Word(value)} value. Key: {attribute.Name}");
        }
        if (item[schema.Hash[0].Name]!.Size > MaxHashBytes)
            return Refusal.Invalid($"{Invalid}Size of hashkey has exceeded the maximum size limit of{MaxHashBytes} bytes");
        return schema.Range.Length > 0 && item[schema.Range[0].Name]!.Size > MaxRangeBytes
            ? Refusal.Invalid($"{Invalid}Aggregated size of all range keys has exceeded the size limit of {MaxRangeBytes} bytes")
            : null;
    }

    private static string Word(AttributeValue value) => value is BinaryValue ? "binary" : "string";
}
