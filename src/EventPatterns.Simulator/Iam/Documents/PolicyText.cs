using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Iam.Documents;

/// <summary>
/// A text of a policy, with wildcards and perhaps variables: <c>${aws:PrincipalAccount}</c>, with or without a default,
/// and <c>${*}</c>, <c>${?}</c>, <c>${$}</c> for the characters themselves
/// (IAM/latest/UserGuide/reference_policies_variables.html).
/// </summary>
internal sealed partial class PolicyText
{
    private readonly string _text;
    private readonly bool _variable;
    private readonly Glob _plain;

    public PolicyText(string text, bool withVariables)
    {
        _text = text;
        _variable = withVariables && Variable().IsMatch(text);
        _plain = Glob.Of(text);
    }

    /// <summary>Whether the text holds a variable, so that its value is known at the call alone.</summary>
    public bool HasVariable => _variable;

    /// <summary>Whether the value matches, wildcards meant as such. A variable without value matches nothing.</summary>
    public bool Matches(string value, Request request) => (_variable ? AsGlob(request) : _plain)?.Matches(value) ?? false;

    /// <summary>The text with its variables filled in, or null where one has no value.</summary>
    public string? Fill(Request request) => !_variable ? _text : Parts(request) is { } parts ? string.Concat(parts.Select(p => p.Text)) : null;

    /// <summary>The pattern with its variables filled in, or null where one has no value.</summary>
    public Glob? AsGlob(Request request) => !_variable ? _plain : Parts(request) is { } parts ? Glob.Of(parts) : null;

    /// <inheritdoc/>
    public override string ToString() => _text;

    private List<(string Text, bool Literal)>? Parts(Request request)
    {
        var parts = new List<(string, bool)>();
        var at = 0;
        foreach (Match match in Variable().Matches(_text))
        {
            if (Value(match, request) is not { } value) return null;
            parts.Add((_text[at..match.Index], false));
            parts.Add((value, true));
            at = match.Index + match.Length;
        }
        parts.Add((_text[at..], false));
        return parts;
    }

    private static string? Value(Match match, Request request)
    {
        var name = match.Groups["name"].Value.Trim();
        if (name is "*" or "?" or "$") return name;
        return request.Values(name) is [var single] ? single : match.Groups["default"] is { Success: true } instead ? instead.Value : null;
    }

    [GeneratedRegex(@"\$\{(?<name>[^},']+)(?:,\s*'(?<default>[^']*)')?\s*\}")]
    private static partial Regex Variable();
}
