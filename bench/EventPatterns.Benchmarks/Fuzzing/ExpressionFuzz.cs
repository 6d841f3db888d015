using EventPatterns.Simulator.Services.DynamoDb.Expressions;

namespace EventPatterns.Benchmarks.Fuzzing;

/// <summary>Tries the parsers of DynamoDB's conditions, updates and projections.</summary>
internal sealed class ExpressionFuzz : IFuzzTarget
{
    public string Name => "expressions";

    public IReadOnlyList<string> Seeds { get; } =
    [
        "attribute_not_exists(#s) OR #s = :closed AND failures >= :zero",
        "NOT (a.b[3] BETWEEN :low AND :high) AND begins_with(c, :c) OR size(d) <> :e",
        "x IN (:a, :b, :c) AND contains(tags, :t) AND attribute_type((a.b).c, :s)",
        "SET #a = if_not_exists(#a, :zero) + :one, l = list_append(l, :l) REMOVE b.c[0] ADD n :one DELETE s :s",
        "set a=b remove c[1][2].d, e",
        "a, b.c[0], #d.#e",
    ];

    public bool Accepts(string input)
    {
        var condition = ConditionParser.Parse(input);
        var update = UpdateParser.Parse(input);
        var projection = ProjectionParser.Parse(input);
        return condition.Error is null || update.Error is null || projection.Error is null;
    }
}
