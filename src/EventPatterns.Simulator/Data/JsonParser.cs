using System.Text;
using System.Text.Json;

namespace EventPatterns.Simulator.Data;

/// <summary>Builds <see cref="Json"/> from UTF-8 through System.Text.Json's reader.</summary>
internal static class JsonParser
{
    /// <summary>As deep as Step Functions and EventBridge are known to bear; a deeper text is an error, never a crash.</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 512 };

    public static Json Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        if (!reader.Read()) throw new JsonException("The text holds no JSON value.");
        var value = Value(ref reader);
        if (reader.Read()) throw new JsonException("The text holds more than one JSON value.");
        return value;
    }

    private static Json Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Map(ref reader),
        JsonTokenType.StartArray => List(ref reader),
        JsonTokenType.String => new JsonString(Text(ref reader)),
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.True => Json.True,
        JsonTokenType.False => Json.False,
        _ => Json.Null,
    };

    private static JsonMap Map(ref Utf8JsonReader reader)
    {
        var members = new JsonMapBuilder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader);
            reader.Read();
            members.Set(name, Value(ref reader));
        }
        return members.Build();
    }

    private static JsonList List(ref Utf8JsonReader reader)
    {
        var items = new List<Json>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader));
        return JsonList.Own([.. items]);
    }

    private static JsonNumber Number(ref Utf8JsonReader reader) =>
        reader.TryGetInt64(out var whole) && !reader.ValueSpan.SequenceEqual("-0"u8)
            ? new JsonNumber(whole)
            : new JsonNumber(Encoding.ASCII.GetString(reader.ValueSpan));

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException wrong) // a lone surrogate or bytes that are no UTF-8
        {
            throw new JsonException("A string is not valid Unicode: " + wrong.Message, wrong);
        }
    }
}
