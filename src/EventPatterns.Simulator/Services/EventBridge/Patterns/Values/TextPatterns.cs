using System.Text;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

/// <summary><c>{"prefix": "text"}</c>.</summary>
internal sealed class Prefix(string text) : ValuePattern
{
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(text);

    public override string Key => "prefix " + text;

    public override bool Matches(EventValue value) => value.IsString && value.Text.StartsWith(Utf8);
}

/// <summary><c>{"suffix": "text"}</c>.</summary>
internal sealed class Suffix(string text) : ValuePattern
{
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(text);

    public override string Key => "suffix " + text;

    public override bool Matches(EventValue value) => value.IsString && value.Text.EndsWith(Utf8);
}

/// <summary><c>{"equals-ignore-case": "text"}</c>.</summary>
internal sealed class EqualsIgnoreCase(string text) : ValuePattern
{
    private readonly CaselessText _text = new(text);

    public byte[] Folded { get; } = CaselessText.Fold(text);

    public override string Key => "equals-ignore-case " + text;

    public override bool Matches(EventValue value) => value.IsString && _text.Equals(value.Text);
}

/// <summary><c>{"prefix": {"equals-ignore-case": "text"}}</c>.</summary>
internal sealed class PrefixIgnoreCase(string text) : ValuePattern
{
    private readonly CaselessText _text = new(text);

    public byte[] Folded { get; } = CaselessText.Fold(text);

    public override string Key => "prefix-ignore-case " + text;

    public override bool Matches(EventValue value) => value.IsString && _text.IsPrefixOf(value.Text);
}

/// <summary><c>{"suffix": {"equals-ignore-case": "text"}}</c>.</summary>
internal sealed class SuffixIgnoreCase(string text) : ValuePattern
{
    private readonly CaselessText _text = new(text);

    public byte[] Folded { get; } = CaselessText.Fold(text);

    public override string Key => "suffix-ignore-case " + text;

    public override bool Matches(EventValue value) => value.IsString && _text.IsSuffixOf(value.Text);
}

/// <summary><c>{"wildcard": "te*t"}</c>.</summary>
internal sealed class Wildcard(string text) : ValuePattern
{
    public WildcardText Text { get; } = WildcardText.Parse(text);

    public override string Key => "wildcard " + text;

    public override bool Matches(EventValue value) => value.IsString && Text.Matches(value.Text);
}
