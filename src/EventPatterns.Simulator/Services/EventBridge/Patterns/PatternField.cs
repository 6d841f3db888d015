using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns;

/// <summary>A field of a pattern, and the values of which one must fit.</summary>
/// <param name="Path">The names from the root, joined with dots. EventBridge tells a dot in a name from a step by nothing.</param>
/// <param name="Patterns">The values, at least one.</param>
internal sealed record PatternField(string Path, IReadOnlyList<ValuePattern> Patterns)
{
    /// <summary>The field's own text: fields of one key are the same field.</summary>
    public string Key { get; } = Path + '\u0002' + string.Join('\u0001', Patterns.Select(p => p.Key));

    /// <summary>Whether the field may also be missing.</summary>
    public bool MayBeAbsent { get; } = Patterns.Any(p => p is Absent);
}
