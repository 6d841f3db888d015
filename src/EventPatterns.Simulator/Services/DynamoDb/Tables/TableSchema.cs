using System.Collections.Immutable;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.DynamoDb.Tables;

/// <summary>What a table is made of.</summary>
internal sealed record TableSchema(KeySchema Key, ImmutableArray<IndexSchema> Indexes)
{
    /// <summary>The index of the name, or null.</summary>
    public IndexSchema? Index(string name) => Indexes.FirstOrDefault(index => index.Name == name);

    /// <summary>The first index (global ones first) whose key has the attribute, with it.</summary>
    public (IndexSchema Index, KeyAttribute Attribute)? IndexKey(string attribute)
    {
        foreach (var index in Indexes)
            if (index.Key.Find(attribute) is { } found) return (index, found);
        return null;
    }

    /// <summary>Reads the parameters of CreateTable, which CloudFormation shares; the result is what is wrong, or null.</summary>
    public static string? Read(Json request, out TableSchema schema)
    {
        schema = new(new([], []), []);
        if (ReadTypes(request["AttributeDefinitions"], out var types) is { } wrong) return wrong;
        if (ReadKey(request["KeySchema"], types, out var key) is { } bad) return bad;
        if (key.Hash.Length != 1 || key.Range.Length > 1) return InvalidKeySchema;
        var indexes = ImmutableArray.CreateBuilder<IndexSchema>();
        if (ReadIndexes(request, "GlobalSecondaryIndexes", types, key, indexes) is { } faulty) return faulty;
        if (ReadIndexes(request, "LocalSecondaryIndexes", types, key, indexes) is { } faultyToo) return faultyToo;
        schema = new(key, indexes.ToImmutable());
        return UnusedDefinition(types.Keys, schema);
    }

    private const string InvalidKeySchema = "Invalid KeySchema: The first KeySchemaElement is not a HASH key type";

    private static string? ReadTypes(Json? json, out Dictionary<string, string> types)
    {
        types = new(StringComparer.Ordinal);
        foreach (var definition in json as JsonList ?? JsonList.Empty)
        {
            var (name, type) = (definition.TextOf("AttributeName") ?? "", definition.TextOf("AttributeType"));
            if (type is not ("S" or "N" or "B"))
                return $"1 validation error detected: Value '{type}' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]";
            if (!types.TryAdd(name, type)) return $"Cannot have two attributes with the same name: {name}";
        }
        return null;
    }

    private static string? ReadKey(Json? json, Dictionary<string, string> types, out KeySchema key)
    {
        key = new([], []);
        var hash = ImmutableArray.CreateBuilder<KeyAttribute>();
        var range = ImmutableArray.CreateBuilder<KeyAttribute>();
        foreach (var element in json as JsonList ?? JsonList.Empty)
        {
            var name = element.TextOf("AttributeName") ?? "";
            if (!types.TryGetValue(name, out var type)) return Undefined(name, types.Keys);
            var isHash = element.TextOf("KeyType") == "HASH";
            if (isHash && range.Count > 0) return InvalidKeySchema;
            (isHash ? hash : range).Add(new(name, type));
        }
        if (hash.Count == 0) return InvalidKeySchema;
        key = new(hash.ToImmutable(), range.ToImmutable());
        return key.All.Select(attribute => attribute.Name).Distinct().Count() == key.All.Length
            ? null
            : "Both the Hash Key and the Range Key element in the KeySchema have the same name";
    }

    private static string? ReadIndexes(Json request, string parameter, Dictionary<string, string> types, KeySchema tableKey, ImmutableArray<IndexSchema>.Builder indexes)
    {
        foreach (var json in request[parameter] as JsonList ?? JsonList.Empty)
        {
            var name = json.TextOf("IndexName") ?? "";
            if (ReadKey(json["KeySchema"], types, out var key) is { } wrong) return wrong;
            var isGlobal = parameter[0] == 'G';
            if (!isGlobal && tableKey.Range.Length == 0)
                return "One or more parameter values were invalid: Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex";
            if (!isGlobal && key.Hash[0].Name != tableKey.Hash[0].Name)
                return $"One or more parameter values were invalid: Index KeySchema does not have the same leading hash key as table KeySchema for index: {name}. index hash key: {key.Hash[0].Name}, table hash key: {tableKey.Hash[0].Name}";
            if (indexes.Any(index => index.Name == name)) return $"One or more parameter values were invalid: Duplicate index name: {name}";
            var projection = json["Projection"];
            var projected = projection?["NonKeyAttributes"] as JsonList ?? JsonList.Empty;
            indexes.Add(new(name, isGlobal, key, projection?.TextOf("ProjectionType") ?? "ALL", [.. projected.OfType<JsonString>().Select(text => text.Value)]));
        }
        return null;
    }

    private static string Undefined(string name, IEnumerable<string> defined) =>
        "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. "
        + $"Keys: [{name}], AttributeDefinitions: [{string.Join(", ", defined)}]";

    private static string? UnusedDefinition(IEnumerable<string> defined, TableSchema schema) =>
        defined.All(name => schema.Key.Find(name) is not null || schema.IndexKey(name) is not null)
            ? null
            : "One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions";
}
