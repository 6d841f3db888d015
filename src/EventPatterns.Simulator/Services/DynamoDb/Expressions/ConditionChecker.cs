using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>Checks a condition against the names and values that the request gives for it.</summary>
internal readonly struct ConditionChecker(Substitutions given)
{
    /// <summary>What is wrong with the first faulty comparison or function, or null.</summary>
    public string? Check(Condition condition) => condition switch
    {
        Condition.And and => Check(and.Left) ?? Check(and.Right),
        Condition.Or or => Check(or.Left) ?? Check(or.Right),
        Condition.Not not => Check(not.Inner),
        _ => CheckOne(condition),
    };

    private string? CheckOne(Condition condition)
    {
        var faults = new ExpressionFaults();
        switch (condition)
        {
            case Condition.Comparison comparison:
                Check(comparison.Left, faults);
                Check(comparison.Right, faults);
                CheckDistinct(comparison.Operator, comparison.Left, comparison.Right, faults);
                CheckOrdered(comparison, faults);
                break;
            case Condition.Between between:
                Check(between.Subject, faults);
                Check(between.Lower, faults);
                Check(between.Upper, faults);
                CheckBounds(between, faults);
                break;
            case Condition.In within:
                Check(within.Subject, faults);
                foreach (var element in within.List) Check(element, faults);
                break;
            case Condition.Test test:
                Check(test.Call, faults);
                break;
        }
        return faults.Worst;
    }

    private void Check(Operand operand, ExpressionFaults faults)
    {
        switch (operand)
        {
            case Operand.Path path:
                if (path.Document.Resolve(given, out var missing) is null)
                    faults.Note(FaultRank.UndefinedName, Messages.UndefinedName(missing));
                break;
            case Operand.Placeholder value:
                if (given.Value(value.Name) is null) faults.Note(FaultRank.UndefinedName, Messages.UndefinedValue(value.Name));
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
        if (arguments.Length != ConditionFunctions.OperandsOf(function.Name))
        {
            faults.Note(FaultRank.OperandCount, Messages.OperandCount(function.Name, arguments.Length));
            return;
        }
        if (arguments.Length == 2) CheckDistinct(function.Name, arguments[0], arguments[1], faults);
        if (FunctionFault(function) is { } fault) faults.Note(FaultRank.FunctionOperand, fault);
    }

    private string? FunctionFault(Operand.Function function) => function.Name switch
    {
        "attribute_exists" or "attribute_not_exists" when function.Arguments[0] is not Operand.Path => Messages.NeedsPath(function.Name),
        "begins_with" => WrongTypeAmong(function, type => type is "S" or "B"),
        "size" => WrongTypeAmong(function, type => type is not ("N" or "BOOL" or "NULL")),
        "attribute_type" => TypeNameFault(function.Arguments[1]),
        _ => null,
    };

    private string? WrongTypeAmong(Operand.Function function, Func<string, bool> isRight)
    {
        foreach (var argument in function.Arguments)
            if (TypeOf(argument) is { } type && !isRight(type)) return Messages.OperandType(function.Name, type);
        return null;
    }

    private string? TypeNameFault(Operand name)
    {
        var value = ValueOf(name);
        if (value is not StringValue text) return Messages.OperandType("attribute_type", value?.Type ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
        return text.Text is "S" or "N" or "B" or "NULL" or "SS" or "BOOL" or "L" or "BS" or "NS" or "M"
            ? null
            : $"Invalid attribute type name found; type: {text.Text}, valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}";
    }

    private void CheckDistinct(string operation, Operand left, Operand right, ExpressionFaults faults)
    {
        if (left is not Operand.Path first || right is not Operand.Path second) return;
        if (first.Document.Resolve(given, out _) is { } one && one.Equals(second.Document.Resolve(given, out _)))
            faults.Note(FaultRank.NotDistinct, "The first operand must be distinct from the remaining operands for this operator or function; "
                + $"operator: {operation}, first operand: {one}");
    }

    private void CheckOrdered(Condition.Comparison comparison, ExpressionFaults faults)
    {
        if (comparison.Operator is "=" or "<>") return;
        foreach (var side in (ReadOnlySpan<Operand>)[comparison.Left, comparison.Right])
            if (ValueOf(side) is { IsScalarKey: false } value)
                faults.Note(FaultRank.FunctionOperand, Messages.OperatorType(comparison.Operator, value.Type));
    }

    private void CheckBounds(Condition.Between between, ExpressionFaults faults)
    {
        if (ValueOf(between.Lower) is not { } lower || ValueOf(between.Upper) is not { } upper) return;
        var bounds = $"; lower bound operand: AttributeValue: {lower}, upper bound operand: AttributeValue: {upper}";
        if (lower.Type != upper.Type)
            faults.Note(FaultRank.FunctionOperand, "The BETWEEN operator requires same data type for lower and upper bounds" + bounds);
        else if (lower.Order(upper) > 0)
            faults.Note(FaultRank.FunctionOperand, "The BETWEEN operator requires upper bound to be greater than or equal to lower bound" + bounds);
    }

    private AttributeValue? ValueOf(Operand operand) => operand switch
    {
        Operand.Placeholder placeholder => given.Value(placeholder.Name),
        Operand.Literal literal => literal.Value,
        _ => null,
    };

    private string? TypeOf(Operand operand) => operand is Operand.Function { Name: var name }
        ? name == "size" ? "N" : "BOOL"
        : ValueOf(operand)?.Type;
}
