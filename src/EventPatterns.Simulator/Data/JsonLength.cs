using System.Buffers;

namespace EventPatterns.Simulator.Data;

/// <summary>Counts the bytes that a value takes as compact UTF-8, without writing what needs no escape.</summary>
internal static class JsonLength
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(letter => (char)letter).Except(['"', '\\'])]);

    public static int Of(Json value) => value switch
    {
        JsonMap map => Of(map),
        JsonList list => Of(list),
        JsonString text when IsPlain(text.Value) => Quoted(text.Value),
        _ => JsonText.Read(value, static utf8 => utf8.Length),
    };

    private static int Of(JsonMap map)
    {
        var length = 1 + Math.Max(map.Count, 1); // braces and commas
        foreach (var (name, value) in map.Members) length += (IsPlain(name) ? Quoted(name) : Of((Json)name)) + 1 + Of(value);
        return length;
    }

    private static int Of(JsonList list)
    {
        var length = 1 + Math.Max(list.Count, 1); // brackets and commas
        for (var at = 0; at < list.Count; at++) length += Of(list[at]);
        return length;
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExcept(Plain);

    private static int Quoted(string text) => text.Length + 2;
}
