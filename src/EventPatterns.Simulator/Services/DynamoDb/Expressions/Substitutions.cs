using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>The names and values that a request gives for its expressions' placeholders, and which of them were used.</summary>
internal sealed class Substitutions
{
    private readonly KeyValuePair<string, Json>[] _names;
    private readonly KeyValuePair<string, AttributeValue>[] _values;
    private readonly bool[] _used;

    private Substitutions(KeyValuePair<string, Json>[] names, KeyValuePair<string, AttributeValue>[] values)
    {
        _names = names;
        _values = values;
        _used = names.Length + values.Length == 0 ? [] : new bool[names.Length + values.Length];
    }

    public static Substitutions None { get; } = new([], []);

    /// <summary>Reads ExpressionAttributeNames and ExpressionAttributeValues; the result is what is wrong, or null.</summary>
    public static string? Read(Json request, out Substitutions substitutions)
    {
        substitutions = None;
        if (ReadNames(request["ExpressionAttributeNames"], out var names) is { } wrong) return wrong;
        if (ReadValues(request["ExpressionAttributeValues"], out var values) is { } bad) return bad;
        if (names.Length + values.Length > 0) substitutions = new(names, values);
        return null;
    }

    public string? Name(string placeholder)
    {
        for (var at = 0; at < _names.Length; at++)
        {
            if (_names[at].Key != placeholder) continue;
            _used[at] = true;
            return (_names[at].Value as JsonString)?.Value;
        }
        return null;
    }

    public AttributeValue? Value(string placeholder)
    {
        for (var at = 0; at < _values.Length; at++)
        {
            if (_values[at].Key != placeholder) continue;
            _used[_names.Length + at] = true;
            return _values[at].Value;
        }
        return null;
    }

    /// <summary>What to say of placeholders that no expression used, or null.</summary>
    public string? Unused()
    {
        if (Array.IndexOf(_used, false) < 0) return null;
        return Unused("ExpressionAttributeNames", _names.Select(name => name.Key), 0)
            ?? Unused("ExpressionAttributeValues", _values.Select(value => value.Key), _names.Length);
    }

    private string? Unused(string parameter, IEnumerable<string> placeholders, int offset)
    {
        var unused = placeholders.Where((_, at) => !_used[offset + at]).ToList();
        return unused.Count == 0 ? null : $"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}";
    }

    private static string? ReadNames(Json? json, out KeyValuePair<string, Json>[] names)
    {
        names = [];
        if (json is not JsonMap map) return null;
        if (map.Count == 0) return "ExpressionAttributeNames must not be empty";
        names = map.Members.ToArray();
        return InvalidKey("ExpressionAttributeNames", '#', map);
    }

    private static string? ReadValues(Json? json, out KeyValuePair<string, AttributeValue>[] values)
    {
        values = [];
        if (json is not JsonMap map) return null;
        if (map.Count == 0) return "ExpressionAttributeValues must not be empty";
        if (InvalidKey("ExpressionAttributeValues", ':', map) is { } wrong) return wrong;
        values = new KeyValuePair<string, AttributeValue>[map.Count];
        var at = 0;
        foreach (var (key, member) in map.Members)
        {
            if (ValueReader.Read(member, out var value) is { } fault)
                return $"ExpressionAttributeValues contains invalid value: {fault.Message} for key {key}";
            values[at++] = new(key, value);
        }
        return null;
    }

    private static string? InvalidKey(string parameter, char first, JsonMap map)
    {
        foreach (var (key, _) in map.Members)
            if (key.Length < 2 || key[0] != first || !key.AsSpan(1).ContainsOnlyWordCharacters())
                return $"{parameter} contains invalid key: Syntax error; key: \"{key}\"";
        return null;
    }
}

internal static class WordCharacters
{
    private static readonly System.Buffers.SearchValues<char> All =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    public static bool ContainsOnlyWordCharacters(this ReadOnlySpan<char> text) => text.IndexOfAnyExcept(All) < 0;
}
