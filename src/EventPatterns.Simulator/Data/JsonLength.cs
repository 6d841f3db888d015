using System.Buffers;

namespace EventPatterns.Simulator.Data;

/// <summary>Counts the bytes that a value takes as compact UTF-8, without writing what is plain.</summary>
internal static class JsonLength
{
    /// <summary>The letters that take a byte each, and one more where they are escaped.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(letter => (char)letter)]);

    public static int Of(Json value) => value switch
    {
        JsonMap map => Of(map),
        JsonList list => Of(list),
        JsonString text => Of(text.Value),
        _ => Written(value),
    };

    private static int Of(JsonMap map)
    {
        var length = 1 + Math.Max(map.Count, 1); // braces and commas
        foreach (var (name, value) in map.Members) length += Of(name) + 1 + Of(value);
        return length;
    }

    private static int Of(JsonList list)
    {
        var length = 1 + Math.Max(list.Count, 1); // brackets and commas
        for (var at = 0; at < list.Count; at++) length += Of(list[at]);
        return length;
    }

    private static int Of(string text)
    {
        var letters = text.AsSpan();
        return letters.ContainsAnyExcept(Plain) ? Written(text) : letters.Length + 2 + letters.Count('"') + letters.Count('\\');
    }

    private static int Written(Json value) => JsonText.Read(value, static utf8 => utf8.Length);
}
