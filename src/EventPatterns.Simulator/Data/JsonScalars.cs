using System.Globalization;
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

/// <summary>A JSON string.</summary>
public sealed class JsonString(string value) : Json
{
    /// <summary>The text.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "string";

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Value);

    /// <inheritdoc/>
    public override bool Equals(Json? other) => other is JsonString text && text.Value == Value;

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
