using EventPatterns.Simulator.Iam.Documents;

namespace EventPatterns.Simulator.Iam.Conditions;

/// <summary>How a key of many values is looked at.</summary>
internal enum Quantifier
{
    /// <summary>The key has one value.</summary>
    None,

    /// <summary><c>ForAnyValue</c>: one of the call's values is enough.</summary>
    Any,

    /// <summary><c>ForAllValues</c>: all of the call's values must; a call without any does.</summary>
    All,
}

/// <summary>One key under one operator (IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).</summary>
internal sealed record Condition(string OperatorName, ConditionOperator Operator, Quantifier Quantifier, bool IfExists, string Key, IReadOnlyList<PolicyText> Expected)
{
    public bool Holds(Request request)
    {
        var actual = request.Values(Key);
        if (Operator == ConditionOperator.Null) return Expected.Any(e => IsTrue(e.Fill(request)) == actual is null);
        if (actual is null) return IfExists || Quantifier == Quantifier.All || (Quantifier == Quantifier.None && Operator.Negated);
        return Quantifier switch
        {
            Quantifier.Any => actual.Any(value => Matches(value, request) != Operator.Negated),
            Quantifier.None when !Operator.Negated => actual.Any(value => Matches(value, request)),
            _ => actual.All(value => Matches(value, request) != Operator.Negated),
        };
    }

    /// <summary>The condition and what the call has instead, for a refusal.</summary>
    public string Explain(Request request) =>
        $"{OperatorName} {Key} [{string.Join(", ", Expected)}], and the call has {(request.Values(Key) is { } values ? string.Join(", ", values) : "no such key")}";

    private bool Matches(string value, Request request) => Expected.Any(expected => Operator.Matches(expected, value, request));

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
