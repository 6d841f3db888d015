namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

/// <summary>What a field's value must be: one item of a field's list in a pattern.</summary>
internal abstract class ValuePattern
{
    /// <summary>The pattern's own text: patterns of one key are the same pattern.</summary>
    public abstract string Key { get; }

    /// <summary>Whether the value fits.</summary>
    public abstract bool Matches(EventValue value);
}

/// <summary><c>"text"</c>: the string itself.</summary>
internal sealed class ExactString(byte[] utf8, string text) : ValuePattern
{
    public byte[] Utf8 => utf8;

    public override string Key => "\"" + text;

    public override bool Matches(EventValue value) => value.IsString && value.Text.SequenceEqual(utf8);
}

/// <summary><c>true</c>, <c>null</c>, or a number by its spelling.</summary>
internal sealed class ExactSpelling(byte[] utf8, string text) : ValuePattern
{
    public byte[] Utf8 => utf8;

    public override string Key => "exact " + text;

    public override bool Matches(EventValue value) => !value.IsString && value.Text.SequenceEqual(utf8);
}

/// <summary><c>{"exists": true}</c>.</summary>
internal sealed class Present : ValuePattern
{
    public override string Key => "exists";

    public override bool Matches(EventValue value) => true;
}

/// <summary><c>{"exists": false}</c>. No value fits; a field without a value does.</summary>
internal sealed class Absent : ValuePattern
{
    public override string Key => "absent";

    public override bool Matches(EventValue value) => false;
}

/// <summary><c>{"anything-but": ...}</c>: every value that none of the refused patterns fits, also of another kind.</summary>
internal sealed class AnythingBut(IReadOnlyList<ValuePattern> refused) : ValuePattern
{
    public IReadOnlyList<ValuePattern> Refused => refused;

    public bool UsesWildcards => refused.Any(r => r is Wildcard);

    public override string Key => "anything-but " + string.Join('\u0001', refused.Select(r => r.Key));

    public override bool Matches(EventValue value)
    {
        foreach (var pattern in refused)
            if (pattern.Matches(value)) return false;
        return true;
    }
}
