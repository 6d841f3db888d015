using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventPatterns.Simulator.Data;

/// <summary>Writes <see cref="Json"/> as AWS does: compact, and escaping nothing that need not be.</summary>
internal static class JsonText
{
    private const int LargestKept = 1 << 20;
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = 1024 };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, NewLine = "\n" };

    // A simulation writes very many texts: its thread keeps what they are written with.
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _idle;

    /// <summary>Reads the value as compact UTF-8, which lasts only that long.</summary>
    public static T Read<T>(Json value, Func<ReadOnlySpan<byte>, T> read)
    {
        var (buffer, writer) = _idle ?? New();
        _idle = null; // the reader may write another
        value.WriteTo(writer);
        writer.Flush();
        var result = read(buffer.WrittenSpan);
        if (buffer.Capacity > LargestKept) return result;
        buffer.ResetWrittenCount();
        writer.Reset();
        _idle = (buffer, writer);
        return result;
    }

    public static byte[] ToIndentedUtf8(Json value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented)) value.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) New()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new Utf8JsonWriter(buffer, Compact));
    }
}
