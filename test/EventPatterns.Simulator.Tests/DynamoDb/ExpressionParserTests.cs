using CsCheck;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;

namespace EventPatterns.Simulator.Tests.DynamoDb;

public sealed class ExpressionParserTests
{
    private static readonly string[] Pieces =
    [
        "a", "#b", ":c", "size", "attribute_exists", "begins_with", "if_not_exists", "list_append", "SET", "REMOVE", "ADD", "DELETE",
        "AND", "OR", "NOT", "BETWEEN", "IN", "(", ")", "[", "]", "0", "99999999999", ".", ",", "=", "<>", "<=", "+", "-", " ", "\"", "é", "status",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 40].Select(pieces => string.Join(" ", pieces)),
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 40].Select(string.Concat),
        Gen.String);

    [Fact]
    public void Parse_AnyText_GivesATreeOrAnError() => Texts.Sample(text =>
    {
        var condition = ConditionParser.Parse(text);
        var update = UpdateParser.Parse(text);
        var projection = ProjectionParser.Parse(text);

        Assert.True(condition.Error is not null || condition.Tree is not null);
        Assert.True(update.Error is not null || update.Tree is { Actions.Length: > 0 });
        Assert.True(projection.Error is not null || projection.Tree is { Paths.Length: > 0 });
    }, iter: 5_000);

    [Theory]
    [InlineData('(')]
    [InlineData('N')]
    public void Parse_NestedBeyondTheLimit_IsRefusedAndDoesNotOverflow(char kind)
    {
        var text = kind == '(' ? new string('(', 100_000) + "a" : string.Concat(Enumerable.Repeat("NOT ", 100_000)) + "a = b";

        Assert.Contains("too many levels", ConditionParser.Parse(text).Error, StringComparison.Ordinal);
    }
}
