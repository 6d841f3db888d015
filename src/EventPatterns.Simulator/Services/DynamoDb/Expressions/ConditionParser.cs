using System.Collections.Immutable;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>
/// Parses conditions, filters and key conditions (developer guide, "Condition and filter expressions, operators, and
/// functions"). Since a parenthesis may hold an operand or a condition, each rule gives back either, as a term.
/// </summary>
internal sealed class ConditionParser
{
    private const string Misused = "The function is not allowed to be used this way in an expression; function: ";
    private static readonly ExpressionCache<Condition> Cache = new(text => new ConditionParser(text).Parse());

    private readonly TokenReader _reader;
    private readonly ExpressionFaults _faults = new();
    private readonly ImmutableArray<DocumentPath>.Builder _paths = ImmutableArray.CreateBuilder<DocumentPath>();

    private ConditionParser(string text) => _reader = new(text);

    public static ParsedExpression<Condition> Parse(string text) => Cache.Parse(text);

    private ParsedExpression<Condition> Parse()
    {
        var root = AsCondition(ReadOr());
        if (!_reader.AtEnd) _reader.Unexpected();
        return new(root, _paths.ToImmutable(), _reader.Error ?? _faults.Worst);
    }

    private Term ReadOr()
    {
        var left = ReadAnd();
        if (!_reader.TakeWord("OR")) return left;
        return new(new Condition.Or(AsCondition(left), AsCondition(Deeper(ReadOr))));
    }

    private Term ReadAnd()
    {
        var left = ReadNot();
        if (!_reader.TakeWord("AND")) return left;
        return new(new Condition.And(AsCondition(left), AsCondition(Deeper(ReadAnd))));
    }

    private Term ReadNot() =>
        _reader.TakeWord("NOT") ? new(new Condition.Not(AsCondition(Deeper(ReadNot)))) : ReadComparison();

    private Term ReadComparison()
    {
        var left = ReadTerm();
        if (left.Operand is not { } subject) return left;
        if (_reader.Current is { Kind: TokenKind.Symbol, Text: "=" or "<>" or "<" or "<=" or ">" or ">=" })
            return new(new Condition.Comparison(Allowed(subject), _reader.Take().Text, ReadOperand()));
        if (_reader.TakeWord("BETWEEN")) return ReadBetween(Allowed(subject));
        return _reader.TakeWord("IN") ? new(new Condition.In(Allowed(subject), ReadList())) : left;
    }

    private Term ReadBetween(Operand subject)
    {
        var lower = ReadOperand();
        if (!_reader.TakeWord("AND")) _reader.Unexpected();
        return new(new Condition.Between(subject, lower, ReadOperand()));
    }

    private Term ReadTerm()
    {
        if (_reader.TakeSymbol("(")) return ReadParentheses();
        var token = _reader.Current;
        if (token is { Kind: TokenKind.Value, Text.Length: > 1 }) return new(new Operand.Placeholder(_reader.Take().Text));
        if (token.Kind == TokenKind.Word && !IsKeyword(token.Text) && _reader.Following.Text == "(") return new(ReadFunction());
        return new(PathOf(_reader.ReadPath(IsKeyword)));
    }

    private Term ReadParentheses()
    {
        var inner = Deeper(ReadOr);
        _reader.Expect(")");
        if (inner.Parenthesised) _faults.Note(FaultRank.RedundantParentheses, "The expression has redundant parentheses;");
        if (inner.Operand is Operand.Path path && (_reader.IsSymbol(".") || _reader.IsSymbol("["))) return new(Longer(path));
        return inner with { Parenthesised = true };
    }

    // (a.b).c is one path.
    private Operand.Path Longer(Operand.Path path)
    {
        var parts = path.Document.Parts.ToBuilder();
        _reader.ReadSteps(parts, IsKeyword);
        _paths.Remove(path.Document);
        return PathOf(parts.ToImmutable());
    }

    private Operand.Function ReadFunction()
    {
        var name = _reader.Take().Text;
        var function = new Operand.Function(name, ReadList());
        if (!ConditionFunctions.Knows(name)) _faults.Note(FaultRank.UnknownFunction, $"Invalid function name; function: {name}");
        return function;
    }

    private ImmutableArray<Operand> ReadList()
    {
        var list = ImmutableArray.CreateBuilder<Operand>();
        _reader.Expect("(");
        do
        {
            list.Add(ReadOperand());
        }
        while (_reader.TakeSymbol(","));
        _reader.Expect(")");
        return list.ToImmutable();
    }

    private Operand ReadOperand()
    {
        if (Deeper(ReadTerm).Operand is { } operand) return Allowed(operand);
        _reader.Unexpected();
        return new Operand.Placeholder("");
    }

    // Of the functions size alone gives a value to compare.
    private Operand Allowed(Operand operand)
    {
        if (operand is Operand.Function { Name: not "size" } function && ConditionFunctions.Knows(function.Name))
            _faults.Note(FaultRank.MisusedFunction, Misused + function.Name);
        return operand;
    }

    private Condition AsCondition(Term term)
    {
        if (term.Condition is { } condition) return condition;
        if (term.Operand is Operand.Function function)
        {
            if (function.Name == "size") _faults.Note(FaultRank.MisusedFunction, Misused + function.Name);
            return new Condition.Test(function);
        }
        _reader.Unexpected();
        return new Condition.Test(new("", []));
    }

    private Operand.Path PathOf(ImmutableArray<PathPart> parts)
    {
        foreach (var part in parts)
            if (part is { Name: { } name, IsPlaceholder: false } && ReservedWords.Has(name))
                _faults.Note(FaultRank.Reserved, Messages.Reserved + name);
        var path = new DocumentPath(parts);
        _paths.Add(path);
        return new(path);
    }

    private Term Deeper(Func<Term> read)
    {
        if (!_reader.Descend()) return new(new Condition.Test(new("", [])));
        var term = read();
        _reader.Ascend();
        return term;
    }

    private static bool IsKeyword(string word) =>
        word.Length is 2 or 3 or 7 && word.ToUpperInvariant() is "AND" or "OR" or "NOT" or "BETWEEN" or "IN";

    private readonly record struct Term(Operand? Operand, Condition? Condition, bool Parenthesised = false)
    {
        public Term(Operand operand) : this(operand, null) { }

        public Term(Condition condition) : this(null, condition) { }
    }
}
