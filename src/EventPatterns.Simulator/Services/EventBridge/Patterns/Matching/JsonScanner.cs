using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>
/// Walks over JSON text and jumps over what nobody asks for: most of an event. What it jumps over it checks for balanced
/// brackets and closed strings alone; that is why it is not System.Text.Json's reader, which looks at every token.
/// </summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> utf8)
{
    private const int MostDepth = 512;
    private static readonly SearchValues<byte> EndsOfScalar = SearchValues.Create(",]} \t\r\n"u8);
    private static readonly SearchValues<byte> Brackets = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> StopsOfString = SearchValues.Create("\"\\"u8);

    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _at = 0;
    private int _depth = 0;

    /// <summary>The first byte of the next token, which is not passed; 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Peek()
    {
        while (_at < _utf8.Length && _utf8[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') _at++;
        return _at < _utf8.Length ? _utf8[_at] : (byte)0;
    }

    /// <summary>Passes an opening bracket.</summary>
    public void Open()
    {
        _at++;
        if (++_depth > MostDepth) throw Broken($"more than {MostDepth} levels");
    }

    /// <summary>Whether another member or item follows; at the end the closing bracket is passed.</summary>
    public bool More(byte closing, bool isFirst)
    {
        var next = Peek();
        if (next == closing)
        {
            _at++;
            _depth--;
            return false;
        }
        if (isFirst) return true;
        if (next != (byte)',') throw Broken("a comma or the end of the object or list is missing");
        _at++;
        if (Peek() == closing) throw Broken("nothing follows a comma");
        return true;
    }

    /// <summary>Passes a member's name and its colon.</summary>
    /// <returns>The name without its quotes, escapes as they were written.</returns>
    public ReadOnlySpan<byte> Name(out bool isEscaped)
    {
        if (Peek() != (byte)'"') throw Broken("a member's name is missing");
        var name = _utf8.Slice(String(out var length, out isEscaped), length);
        if (Peek() != (byte)':') throw Broken("a colon is missing");
        _at++;
        return name;
    }

    /// <summary>Passes a string.</summary>
    /// <returns>Where its text starts, inside the quotes.</returns>
    public int String(out int length, out bool isEscaped)
    {
        var start = ++_at;
        isEscaped = false;
        while (true)
        {
            var stop = _utf8[_at..].IndexOfAny(StopsOfString);
            if (stop < 0) throw Broken("a string does not end");
            _at += stop;
            if (_utf8[_at] == (byte)'"') break;
            isEscaped = true;
            _at += 2;
            if (_at >= _utf8.Length) throw Broken("a string does not end");
        }
        length = _at++ - start;
        return start;
    }

    /// <summary>Passes a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    /// <returns>Where it starts.</returns>
    public int Scalar(out int length)
    {
        var start = _at;
        var end = _utf8[_at..].IndexOfAny(EndsOfScalar);
        length = end < 0 ? _utf8.Length - start : end;
        _at += length;
        if (!IsScalar(_utf8.Slice(start, length))) throw Broken("a value is none of JSON's");
        return start;
    }

    /// <summary>Passes any value.</summary>
    public void Skip()
    {
        switch (Peek())
        {
            case (byte)'"': String(out _, out _); break;
            case (byte)'{' or (byte)'[': SkipNested(); break;
            default: Scalar(out _); break;
        }
    }

    private void SkipNested()
    {
        var depth = 0;
        do
        {
            var next = _utf8[_at..].IndexOfAny(Brackets);
            if (next < 0) throw Broken("an object or a list does not end");
            _at += next;
            var found = _utf8[_at];
            if (found == (byte)'"')
            {
                String(out _, out _);
                continue;
            }
            depth += found is (byte)'{' or (byte)'[' ? 1 : -1;
            _at++;
        }
        while (depth > 0);
    }

    private static bool IsScalar(ReadOnlySpan<byte> text) =>
        text is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]
        || text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8) || text.SequenceEqual("null"u8);

    private readonly JsonException Broken(string what) => new($"The event is not one JSON object: {what}, at byte {_at}.");
}
