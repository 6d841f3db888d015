using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace EventPatterns.Simulator.Data;

/// <summary>
/// An immutable JSON value. Being immutable it is shared, never copied: the trace keeps every request and answer by
/// reference, and a state machine hands its data on without cloning (docs/decisions/002-immutable-json.md).
/// </summary>
public abstract class Json : IEquatable<Json>
{
    /// <summary>JSON's <c>null</c>.</summary>
    public static Json Null => JsonNull.Instance;

    /// <summary>JSON's <c>true</c>.</summary>
    public static Json True => JsonBoolean.TrueInstance;

    /// <summary>JSON's <c>false</c>.</summary>
    public static Json False => JsonBoolean.FalseInstance;

    /// <summary>Whether this is JSON's <c>null</c>.</summary>
    public bool IsNull => this is JsonNull;

    /// <summary>The member <paramref name="name"/>, or C#'s null where this is no object or has no such member.</summary>
    public virtual Json? this[string name] => null;

    /// <summary>The member's text, or null where it is absent or not a string.</summary>
    public string? TextOf(string name) => (this[name] as JsonString)?.Value;

    /// <summary>The kind of the value as JSON names it: object, array, string, number, boolean or null.</summary>
    public abstract string Kind { get; }

    /// <summary>Writes this value.</summary>
    public abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>Parses one JSON value.</summary>
    /// <exception cref="JsonException">The text is not one JSON value; the message names line and place.</exception>
    public static Json Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Parses one JSON value from UTF-8.</summary>
    /// <exception cref="JsonException">The text is not one JSON value; the message names line and place.</exception>
    public static Json Parse(ReadOnlySpan<byte> utf8) => JsonParser.Parse(utf8);

    /// <summary>Parses one JSON value, or says no.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Json? value)
    {
        try
        {
            value = Parse(text);
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    /// <summary>The value as compact UTF-8.</summary>
    public byte[] ToUtf8() => JsonText.Read(this, static utf8 => utf8.ToArray());

    /// <summary>How many bytes the value takes as compact UTF-8.</summary>
    internal int Utf8Length => JsonLength.Of(this);

    /// <summary>The value as indented text, for people.</summary>
    public string ToIndentedString() => Encoding.UTF8.GetString(JsonText.ToIndentedUtf8(this));

    /// <summary>The value as compact JSON text.</summary>
    public override string ToString() => JsonText.Read(this, static utf8 => Encoding.UTF8.GetString(utf8));

    /// <inheritdoc/>
    public abstract bool Equals(Json? other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Json);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>A string.</summary>
    public static implicit operator Json(string value) => new JsonString(value);

    /// <summary>A whole number.</summary>
    public static implicit operator Json(long value) => new JsonNumber(value);

    /// <summary>A number.</summary>
    public static implicit operator Json(double value) => new JsonNumber(value);

    /// <summary>A boolean.</summary>
    public static implicit operator Json(bool value) => value ? True : False;
}
