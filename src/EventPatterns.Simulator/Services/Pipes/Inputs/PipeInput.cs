using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Pipes.Inputs;

/// <summary>What a target is handed for one event. A template may make free text of it, which only targets that take text bear.</summary>
internal sealed record PipeInput
{
    private readonly JsonString _text;

    private PipeInput(Json? value, JsonString text) => (Value, _text) = (value, text);

    /// <summary>The JSON value; null where it is free text.</summary>
    public Json? Value { get; }

    /// <summary>The text: of a JSON string what it says, of any other value its JSON.</summary>
    public string Text => _text.Value;

    public static PipeInput Of(Json value) => new(value, value as JsonString ?? JsonString.Of(value));

    /// <summary>What a filled template says.</summary>
    public static PipeInput Read(string text) => Json.TryParse(text, out var value) ? Of(value) : new(null, new JsonString(text));

    /// <summary>The inputs as one array, as targets get it that have no batch call: or the error, where one is no JSON.</summary>
    public static JsonList? ListOf(IReadOnlyList<PipeInput> inputs, [NotNullWhen(false)] out AwsError? invalid)
    {
        invalid = inputs.FirstOrDefault(i => i.Value is null) is { } wrong
            ? new AwsError("InvalidInput", $"The input template gave no valid JSON: {wrong.Text}")
            : null;
        return invalid is null ? JsonList.Of(inputs.Select(i => i.Value!)) : null;
    }
}
