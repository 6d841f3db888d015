using System.Collections.Immutable;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>The actions of an update expression, in order.</summary>
internal sealed record UpdateTree(ImmutableArray<UpdateAction> Actions);

/// <summary>Parses update expressions (developer guide, "Update expressions").</summary>
internal sealed class UpdateParser
{
    private static readonly ExpressionCache<UpdateTree> Cache = new(text => new UpdateParser(text).Parse());

    private readonly TokenReader _reader;
    private readonly ExpressionFaults _faults = new();
    private readonly HashSet<UpdateSection> _sections = [];
    private readonly ImmutableArray<UpdateAction>.Builder _actions = ImmutableArray.CreateBuilder<UpdateAction>();
    private readonly ImmutableArray<DocumentPath>.Builder _paths = ImmutableArray.CreateBuilder<DocumentPath>();

    private UpdateParser(string text) => _reader = new(text);

    public static ParsedExpression<UpdateTree> Parse(string text) => Cache.Parse(text);

    private ParsedExpression<UpdateTree> Parse()
    {
        do
        {
            ReadSection();
        }
        while (!_reader.AtEnd);
        return new(new(_actions.ToImmutable()), _paths.ToImmutable(), _reader.Error ?? _faults.Worst);
    }

    private void ReadSection()
    {
        if (SectionOf(_reader.Current) is not { } section)
        {
            _reader.Unexpected();
            return;
        }
        _reader.Take();
        do
        {
            ReadAction(section);
        }
        while (_reader.TakeSymbol(","));
        if (!_sections.Add(section))
            _faults.Note(FaultRank.RepeatedSection, $"The \"{section.ToString().ToUpperInvariant()}\" section can only be used once in an update expression;");
    }

    private void ReadAction(UpdateSection section)
    {
        var path = ReadPath();
        if (section == UpdateSection.Set) _reader.Expect("=");
        var value = section switch
        {
            UpdateSection.Remove => null,
            UpdateSection.Set => ReadValue(),
            _ => ReadPlaceholder(),
        };
        _actions.Add(new(section, path, value));
    }

    private Operand ReadValue()
    {
        var left = ReadTerm();
        if (!_reader.IsSymbol("+") && !_reader.IsSymbol("-")) return left;
        if (left is Operand.Arithmetic) _reader.Unexpected(); // one sum an action
        var operation = _reader.Take().Text;
        var right = ReadTerm();
        if (right is Operand.Arithmetic) _reader.Unexpected();
        return operation.Length == 0 ? left : new Operand.Arithmetic(left, operation[0], right);
    }

    private Operand ReadTerm()
    {
        if (!_reader.TakeSymbol("(")) return ReadOperand();
        if (!_reader.Descend()) return ReadPlaceholder();
        var inner = ReadValue();
        _reader.Ascend();
        _reader.Expect(")");
        return inner;
    }

    private Operand ReadOperand()
    {
        var token = _reader.Current;
        if (token.Kind == TokenKind.Value) return ReadPlaceholder();
        if (token.Kind == TokenKind.Word && !IsKeyword(token.Text) && _reader.Following.Text == "(") return ReadFunction();
        return new Operand.Path(ReadPath());
    }

    private Operand.Function ReadFunction()
    {
        var name = _reader.Take().Text;
        if (name is not ("if_not_exists" or "list_append")) _faults.Note(FaultRank.UnknownFunction, $"Invalid function name; function: {name}");
        var arguments = ImmutableArray.CreateBuilder<Operand>();
        _reader.Expect("(");
        do
        {
            arguments.Add(ReadArgument());
        }
        while (_reader.TakeSymbol(","));
        _reader.Expect(")");
        return new(name, arguments.ToImmutable());
    }

    private Operand ReadArgument()
    {
        if (!_reader.Descend()) return ReadPlaceholder();
        var argument = ReadTerm();
        if (argument is Operand.Arithmetic) _reader.Unexpected();
        _reader.Ascend();
        return argument;
    }

    private Operand.Placeholder ReadPlaceholder()
    {
        if (_reader.Current is { Kind: TokenKind.Value, Text.Length: > 1 }) return new(_reader.Take().Text);
        _reader.Unexpected();
        return new("");
    }

    private DocumentPath ReadPath()
    {
        var parts = _reader.ReadPath(IsKeyword);
        foreach (var part in parts)
            if (part is { Name: { } name, IsPlaceholder: false } && ReservedWords.Has(name))
                _faults.Note(FaultRank.ReservedFirst, Messages.Reserved + name);
        var path = new DocumentPath(parts);
        _paths.Add(path);
        return path;
    }

    private static UpdateSection? SectionOf(Token token) => token.Kind == TokenKind.Word
        ? token.Text.ToUpperInvariant() switch
        {
            "SET" => UpdateSection.Set,
            "REMOVE" => UpdateSection.Remove,
            "ADD" => UpdateSection.Add,
            "DELETE" => UpdateSection.Delete,
            _ => null,
        }
        : null;

    private static bool IsKeyword(string word) => word.ToUpperInvariant() is "SET" or "REMOVE" or "ADD" or "DELETE";
}
