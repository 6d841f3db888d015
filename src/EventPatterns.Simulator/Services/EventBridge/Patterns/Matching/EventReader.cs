using System.Text.Json;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>Reads an event and keeps the values of the fields that rules use; it builds no tree and jumps over the rest.</summary>
internal sealed class EventReader(FieldNode root, EventFields fields)
{
    private const int NameUpTo = 256;
    private int _arrays;

    /// <summary>Reads one event.</summary>
    /// <exception cref="JsonException">The text is not one JSON object.</exception>
    public void Read(ReadOnlySpan<byte> utf8)
    {
        fields.Begin();
        _arrays = 0;
        var scanner = new JsonScanner(utf8);
        if (scanner.Peek() != (byte)'{') throw new JsonException("An event is a JSON object.");
        ReadObject(ref scanner, utf8, root, EventFields.None);
        if (scanner.Peek() != 0) throw new JsonException("More follows the event.");
    }

    private void ReadObject(ref JsonScanner scanner, ReadOnlySpan<byte> utf8, FieldNode node, int place)
    {
        scanner.Open();
        for (var isFirst = true; scanner.More((byte)'}', isFirst); isFirst = false)
        {
            var name = scanner.Name(out var isEscaped);
            var next = isEscaped ? StepUnescaped(name, node) : node.Step(name);
            if (next is null) scanner.Skip();
            else ReadValue(ref scanner, utf8, next, place);
        }
    }

    private void ReadArray(ref JsonScanner scanner, ReadOnlySpan<byte> utf8, FieldNode node, int place)
    {
        scanner.Open();
        var array = _arrays++;
        for (var index = 0; scanner.More((byte)']', index == 0); index++)
        {
            var nested = scanner.Peek() is (byte)'{' or (byte)'[';
            ReadValue(ref scanner, utf8, node, nested ? fields.AddPlace(array, index, place) : place);
        }
    }

    private void ReadValue(ref JsonScanner scanner, ReadOnlySpan<byte> utf8, FieldNode node, int place)
    {
        switch (scanner.Peek())
        {
            case (byte)'{' when node.HasChildren:
                ReadObject(ref scanner, utf8, node, place);
                break;
            case (byte)'[':
                ReadArray(ref scanner, utf8, node, place);
                break;
            case var first when first == (byte)'{' || node.Field is null:
                scanner.Skip();
                break;
            case (byte)'"':
                KeepString(ref scanner, utf8, node.Field, place);
                break;
            default:
                fields.Add(node.Field, isString: false, scanner.Scalar(out var length), length, place);
                break;
        }
    }

    private void KeepString(ref JsonScanner scanner, ReadOnlySpan<byte> utf8, IndexedField field, int place)
    {
        var start = scanner.String(out var length, out var isEscaped);
        if (!isEscaped)
        {
            fields.Add(field, isString: true, start, length, place);
            return;
        }
        var reader = Quoted(utf8.Slice(start - 1, length + 2));
        try
        {
            fields.AddUnescaped(field, ref reader, length, place);
        }
        catch (InvalidOperationException wrong) // a lone surrogate, or bytes that are no UTF-8
        {
            throw new JsonException($"The string of {field.Path} is not valid Unicode: {wrong.Message}", wrong);
        }
    }

    private static FieldNode? StepUnescaped(ReadOnlySpan<byte> written, FieldNode node)
    {
        var name = written.Length <= NameUpTo ? stackalloc byte[NameUpTo] : new byte[written.Length];
        var reader = Quoted([(byte)'"', .. written, (byte)'"']);
        try
        {
            return node.Step(name[..reader.CopyString(name)]);
        }
        catch (InvalidOperationException wrong)
        {
            throw new JsonException("A member's name is not valid Unicode: " + wrong.Message, wrong);
        }
    }

    /// <summary>A reader that stands on the string, for its escapes.</summary>
    private static Utf8JsonReader Quoted(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        return reader;
    }
}
