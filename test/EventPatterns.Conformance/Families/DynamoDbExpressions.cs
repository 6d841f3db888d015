using EventPatterns.Conformance.Cases;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb;

namespace EventPatterns.Conformance.Families;

/// <summary>Runs a case's steps on empty tables, and compares the answers of those that have an expectation.</summary>
internal sealed class DynamoDbExpressions : IFamily
{
    private const string OptionalPrefix = "1 validation error detected: ";
    private const string SyntaxError = "Expression: Syntax error;";
    private static readonly Place Place = new("111111111111", "us-east-1");
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Name => "dynamodb-expressions";

    public Outcome Run(JsonMap @case)
    {
        var ids = 0;
        var database = new Database(() => Start, () => $"00000000-0000-4000-8000-{++ids:D12}");
        foreach (var (name, schema) in (JsonMap)@case["tables"]!)
        {
            var made = DynamoDbEngine.Perform(database, "CreateTable", ((JsonMap)schema).With("TableName", name), Place);
            if (made.Error is { } refused) return Outcome.Failed($"a table {name}", refused.Message);
        }
        foreach (var step in (JsonList)@case["steps"]!)
        {
            var answer = DynamoDbEngine.Perform(database, step.TextOf("op")!, step["params"]!, Place);
            if (step["expect"] is JsonMap expected && Check(expected, answer) is { } failure) return failure;
        }
        return Outcome.Passed;
    }

    private static Outcome? Check(JsonMap expected, Answer answer)
    {
        var outcome = Outcome.Compare(Normal(expected), Actual(expected, answer));
        return outcome == Outcome.Passed ? null : outcome;
    }

    private static JsonMap Normal(JsonMap expected) =>
        expected.TextOf("message") is { } message ? expected.With("message", Normal(message)) : expected;

    private static JsonMap Actual(JsonMap expected, Answer answer)
    {
        var actual = new JsonMapBuilder().Set("status", answer.Error?.Status ?? 200);
        if (answer.Error is not { } error) return actual.SetIf("body", expected.Has("body") ? answer.Body : null).Build();
        return actual
            .Set("error", error.Code)
            .SetIf("message", expected.Has("message") ? (Json)Normal(error.Message) : null)
            .SetIf("cancellationReasons", expected.Has("cancellationReasons") ? error.Details?["CancellationReasons"] : null)
            .SetIf("item", error.Details?["Item"])
            .Build();
    }

    // AWS put the prefix before many of its messages lately; the recordings are of both times. Of a syntax error the
    // recordings assert the beginning alone: what follows is the recording store's own text (docs/conformance.md).
    private static string Normal(string message)
    {
        var text = message.StartsWith(OptionalPrefix, StringComparison.Ordinal) ? message[OptionalPrefix.Length..] : message;
        var syntax = text.IndexOf(SyntaxError, StringComparison.Ordinal);
        return syntax < 0 ? text : text[..(syntax + SyntaxError.Length)];
    }
}
