using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventPatterns.Simulator.Data;

/// <summary>Writes <see cref="Json"/> as AWS does: compact, and escaping nothing that need not be.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = 1024 };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, NewLine = "\n" };

    public static byte[] ToUtf8(Json value, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, indented ? Indented : Compact)) value.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
