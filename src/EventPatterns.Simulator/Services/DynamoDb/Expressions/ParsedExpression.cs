using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>What a text says before any placeholder is known.</summary>
/// <param name="Tree">The expression, where the text is one.</param>
/// <param name="Paths">Every path in it, in order.</param>
/// <param name="Error">What is wrong with the text, or null.</param>
internal sealed record ParsedExpression<T>(T? Tree, ImmutableArray<DocumentPath> Paths, string? Error)
    where T : class;

/// <summary>
/// Keeps parsed expressions by their text. It is shared by all simulations, which may run on several threads; what it
/// holds is immutable, so it can change no result.
/// </summary>
internal sealed class ExpressionCache<T>(Func<string, ParsedExpression<T>> parse)
    where T : class
{
    private const int MostKept = 4096;
    private readonly ConcurrentDictionary<string, ParsedExpression<T>> _kept = new(StringComparer.Ordinal);

    public ParsedExpression<T> Parse(string text)
    {
        if (_kept.TryGetValue(text, out var known)) return known;
        if (_kept.Count >= MostKept) _kept.Clear(); // texts made up on the fly would fill the memory
        return _kept[text] = text.Length == 0 ? new(null, [], "The expression can not be empty;") : parse(text);
    }
}
