using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>Checks an update against the names and values that the request gives for it, and resolves its paths.</summary>
internal readonly struct UpdateChecker(Substitutions given)
{
    /// <summary>What is wrong, or null; then <paramref name="resolved"/> holds the actions with their actual paths.</summary>
    public string? Check(UpdateTree tree, out ImmutableArray<UpdateAction> resolved)
    {
        var faults = new ExpressionFaults();
        var actions = new UpdateAction[tree.Actions.Length];
        for (var at = 0; at < actions.Length; at++)
        {
            var action = tree.Actions[at];
            var path = Resolve(action.Path, faults);
            if (action.Value is not null) Check(action.Value, faults);
            CheckSection(action, faults);
            actions[at] = ReferenceEquals(path, action.Path) ? action : action with { Path = path };
        }
        if (actions.Length > 1) PathOverlaps.Check(Array.ConvertAll(actions, action => action.Path), faults);
        resolved = ImmutableCollectionsMarshal.AsImmutableArray(actions);
        return faults.Worst;
    }

    private DocumentPath Resolve(DocumentPath path, ExpressionFaults faults)
    {
        if (path.Resolve(given, out var missing) is { } resolved) return resolved;
        faults.Note(FaultRank.UndefinedName, Messages.UndefinedName(missing));
        return path;
    }

    private void Check(Operand operand, ExpressionFaults faults)
    {
        switch (operand)
        {
            case Operand.Path path:
                Resolve(path.Document, faults);
                break;
            case Operand.Placeholder value:
                if (given.Value(value.Name) is null) faults.Note(FaultRank.UndefinedValue, Messages.UndefinedValue(value.Name));
                break;
            case Operand.Arithmetic arithmetic:
                Check(arithmetic.Left, faults);
                Check(arithmetic.Right, faults);
                CheckTypes(arithmetic.Operator.ToString(), "N", [arithmetic.Left, arithmetic.Right], faults);
                break;
            case Operand.Function function:
                foreach (var argument in function.Arguments) Check(argument, faults);
                CheckFunction(function, faults);
                break;
        }
    }

    private void CheckFunction(Operand.Function function, ExpressionFaults faults)
    {
        var arguments = function.Arguments;
        if (arguments.Length != 2) faults.Note(FaultRank.FunctionOperand, Messages.OperandCount(function.Name, arguments.Length));
        else if (function.Name == "list_append") CheckTypes(function.Name, "L", arguments.AsSpan(), faults);
        else if (arguments[0] is not Operand.Path) faults.Note(FaultRank.FunctionOperand, Messages.NeedsPath(function.Name));
    }

    private void CheckTypes(string operation, string type, ReadOnlySpan<Operand> operands, ExpressionFaults faults)
    {
        foreach (var operand in operands)
            if (ValueOf(operand) is { } value && value.Type != type)
                faults.Note(FaultRank.FunctionOperand, Messages.OperandType(operation, value.Type));
    }

    private void CheckSection(UpdateAction action, ExpressionFaults faults)
    {
        if (action.Section is not (UpdateSection.Add or UpdateSection.Delete) || action.Value is not Operand.Placeholder) return;
        if (ValueOf(action.Value) is not { } value || value is SetValue) return;
        if (action.Section == UpdateSection.Add && value is NumberValue) return;
        faults.Note(FaultRank.SectionOperand, Messages.OperatorType(action.Section.ToString().ToUpperInvariant(), LongName(value.Type)));
    }

    private AttributeValue? ValueOf(Operand operand) => operand is Operand.Placeholder placeholder ? given.Value(placeholder.Name) : null;

    private static string LongName(string type) => type switch
    {
        "S" => "STRING",
        "N" => "NUMBER",
        "B" => "BINARY",
        "BOOL" => "BOOLEAN",
        "L" => "LIST",
        "M" => "MAP",
        _ => type,
    };
}
