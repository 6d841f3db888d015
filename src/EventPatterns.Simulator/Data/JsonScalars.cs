using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EventPatterns.Simulator.Data;

/// <summary>JSON's <c>null</c>.</summary>
public sealed class JsonNull : Json
{
    internal static readonly JsonNull Instance = new();

    private JsonNull() { }

    /// <inheritdoc/>
    public override string Kind => "null";

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteNullValue();

    /// <inheritdoc/>
    public override bool Equals(Json? other) => other is JsonNull;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}

/// <summary>A JSON boolean.</summary>
public sealed class JsonBoolean : Json
{
    internal static readonly JsonBoolean TrueInstance = new(true);
    internal static readonly JsonBoolean FalseInstance = new(false);

    private JsonBoolean(bool value) => Value = value;

    /// <summary>The value.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string Kind => "boolean";

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteBooleanValue(Value);

    /// <inheritdoc/>
    public override bool Equals(Json? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value ? 1 : 2;
}

/// <summary>A JSON string. Where it is the text of JSON in turn, text and value are made of each other once, and only when asked for.</summary>
public sealed class JsonString : Json
{
    private static readonly JsonString NoJson = new("");
    private string? _text;
    private Json? _parsed; // itself NoJson where the text was found to be none

    /// <summary>A string of this text.</summary>
    public JsonString(string value) => _text = value;

    private JsonString(Json parsed) => _parsed = parsed;

    /// <summary>The text.</summary>
    public string Value => _text ??= _parsed!.ToString();

    /// <summary>The value whose JSON the text is, or null where it is no JSON.</summary>
    internal Json? Parsed
    {
        get
        {
            _parsed ??= TryParse(_text!, out var value) ? value : NoJson;
            return ReferenceEquals(_parsed, NoJson) ? null : _parsed;
        }
    }

    /// <summary>How many bytes the text itself takes as UTF-8.</summary>
    internal int TextLength => _text is null ? _parsed!.Utf8Length : Encoding.UTF8.GetByteCount(_text);

    /// <summary>The string that is the value's JSON.</summary>
    internal static JsonString Of(Json value) => new(value);

    /// <inheritdoc/>
    public override string Kind => "string";

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Value);

    /// <inheritdoc/>
    public override bool Equals(Json? other) => ReferenceEquals(this, other) || (other is JsonString text && text.Value == Value);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);
}

/// <summary>A JSON number. It keeps its spelling, so that what passes through is not rounded.</summary>
public sealed class JsonNumber : Json
{
    private readonly string? _text;

    /// <summary>A whole number.</summary>
    public JsonNumber(long value)
    {
        Value = value;
        Whole = value;
    }

    /// <summary>A number.</summary>
    public JsonNumber(double value)
    {
        Value = value;
        Whole = double.IsInteger(value) && Math.Abs(value) < 1L << 53 ? (long)value : null;
    }

    /// <summary>A number as it was spelt.</summary>
    /// <exception cref="FormatException">The text is not a number.</exception>
    public JsonNumber(string text)
    {
        _text = text;
        Value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        Whole = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
    }

    /// <summary>The nearest double.</summary>
    public double Value { get; }

    /// <summary>The value where it is whole and spelt so, exactly; else null.</summary>
    public long? Whole { get; }

    /// <inheritdoc/>
    public override string Kind => "number";

    /// <summary>The number's spelling.</summary>
    public string Text => _text
        ?? Whole?.ToString(CultureInfo.InvariantCulture)
        ?? Value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        if (Whole is { } whole) writer.WriteNumberValue(whole);
        else writer.WriteRawValue(Text, skipInputValidation: true);
    }

    /// <inheritdoc/>
    public override bool Equals(Json? other) => other is JsonNumber number
        && (Whole is { } mine && number.Whole is { } its ? mine == its : Value.Equals(number.Value));

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}
