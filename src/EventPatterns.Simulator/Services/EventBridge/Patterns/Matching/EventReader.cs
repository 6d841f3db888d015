using System.Text.Json;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>Reads an event and keeps the values of the fields that rules use; it builds no tree and skips the rest.</summary>
internal sealed class EventReader(FieldNode root, EventFields fields)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 512 };
    private const int NameUpTo = 256;
    private int _arrays;

    /// <summary>Reads one event.</summary>
    /// <exception cref="JsonException">The text is not one JSON object.</exception>
    public void Read(ReadOnlySpan<byte> utf8)
    {
        fields.Begin();
        _arrays = 0;
        var reader = new Utf8JsonReader(utf8, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("An event is a JSON object.");
        ReadObject(ref reader, root, EventFields.None);
        reader.Read(); // throws where more follows
    }

    private void ReadObject(ref Utf8JsonReader reader, FieldNode node, int place)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var next = reader.ValueIsEscaped ? StepUnescaped(ref reader, node) : node.Step(reader.ValueSpan);
            reader.Read();
            if (next is null) reader.Skip();
            else ReadValue(ref reader, next, place);
        }
    }

    private void ReadArray(ref Utf8JsonReader reader, FieldNode node, int place)
    {
        var array = _arrays++;
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var nested = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            ReadValue(ref reader, node, nested ? fields.AddPlace(array, index, place) : place);
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, FieldNode node, int place)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when node.HasChildren:
                ReadObject(ref reader, node, place);
                break;
            case JsonTokenType.StartObject:
                reader.Skip();
                break;
            case JsonTokenType.StartArray:
                ReadArray(ref reader, node, place);
                break;
            default:
                if (node.Field is { } field) Keep(ref reader, field, place);
                break;
        }
    }

    private void Keep(ref Utf8JsonReader reader, IndexedField field, int place)
    {
        var isString = reader.TokenType == JsonTokenType.String;
        var start = (int)reader.TokenStartIndex;
        if (!reader.ValueIsEscaped)
        {
            fields.Add(field, isString, isString ? start + 1 : start, reader.ValueSpan.Length, place);
            return;
        }
        try
        {
            fields.AddUnescaped(field, ref reader, reader.ValueSpan.Length, place);
        }
        catch (InvalidOperationException wrong) // a lone surrogate, or bytes that are no UTF-8
        {
            throw new JsonException($"The string of {field.Path} is not valid Unicode: {wrong.Message}", wrong);
        }
    }

    private static FieldNode? StepUnescaped(ref Utf8JsonReader reader, FieldNode node)
    {
        var name = reader.ValueSpan.Length <= NameUpTo ? stackalloc byte[NameUpTo] : new byte[reader.ValueSpan.Length];
        try
        {
            return node.Step(name[..reader.CopyString(name)]);
        }
        catch (InvalidOperationException wrong)
        {
            throw new JsonException("A member's name is not valid Unicode: " + wrong.Message, wrong);
        }
    }
}
