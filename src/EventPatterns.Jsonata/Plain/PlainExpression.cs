using System.Runtime.CompilerServices;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Jsonata.Plain;

/// <summary>
/// An expression of the few forms that need no interpreter: blocks, variables, paths, constructors, merges, sums, and
/// a handful of functions. It is a shortcut and no second JSONata: whatever it meets that JSONata treats in a special way
/// (arrays on a path, numbers that JavaScript spells anew, members that JavaScript orders) it leaves to the reference
/// implementation (docs/decisions/004-jsonata.md).
/// </summary>
internal sealed class PlainExpression
{
    private static readonly ConditionalWeakTable<string, PlainExpression> Known = [];

    private readonly IPlain? _root;

    private PlainExpression(string text) => _root = new PlainReader(text).Read();

    /// <summary>Whether the text is of those forms.</summary>
    public bool IsPlain => _root is not null;

    /// <summary>The expression, read once for each text.</summary>
    public static PlainExpression Of(string text) => Known.GetValue(text, static t => new PlainExpression(t));

    /// <summary>Evaluates it, or leaves it to the interpreter.</summary>
    /// <param name="bindings">The variables.</param>
    /// <param name="result">The result; null for undefined.</param>
    /// <returns>False where the result is not to be had here.</returns>
    public bool TryEvaluate(IReadOnlyDictionary<string, Json> bindings, out Json? result)
    {
        result = null;
        if (_root is null) return false;
        var scope = new PlainScope(bindings);
        result = _root.Evaluate(scope);
        return !scope.GivenUp;
    }
}
