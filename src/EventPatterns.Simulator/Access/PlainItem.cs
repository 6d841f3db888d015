using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Access;

/// <summary>Items as people read them: <c>{"state": "Open"}</c> instead of <c>{"state": {"S": "Open"}}</c>.</summary>
internal static class PlainItem
{
    public static JsonMap Of(JsonMap item)
    {
        var plain = new JsonMapBuilder(item.Count);
        foreach (var (name, value) in item) plain.Set(name, Value(value));
        return plain.Build();
    }

    private static Json Value(Json typed)
    {
        var (type, value) = ((JsonMap)typed).Single();
        return type switch
        {
            "N" => new JsonNumber(((JsonString)value).Value),
            "NS" => JsonList.Of(((JsonList)value).Select(n => (Json)new JsonNumber(((JsonString)n).Value))),
            "L" => JsonList.Of(((JsonList)value).Select(Value)),
            "M" => Of((JsonMap)value),
            "NULL" => Json.Null,
            _ => value,
        };
    }
}
