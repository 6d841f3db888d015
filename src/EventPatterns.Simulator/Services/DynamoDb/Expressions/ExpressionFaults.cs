namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>
/// Gathers what is wrong with an expression. DynamoDB checks an expression in passes, one kind of error after the
/// other; here one walk notes the first of each kind, and the kind that ranks first is reported.
/// </summary>
internal sealed class ExpressionFaults
{
    private string?[]? _first;

    public void Note(FaultRank rank, string message)
    {
        _first ??= new string?[(int)FaultRank.Last + 1];
        _first[(int)rank] ??= message;
    }

    public bool Has(FaultRank rank) => _first?[(int)rank] is not null;

    /// <summary>The message to report, or null.</summary>
    public string? Worst => _first is null ? null : Array.Find(_first, message => message is not null);
}

/// <summary>The kinds of errors, in the order in which DynamoDB reports them.</summary>
internal enum FaultRank
{
    RedundantParentheses,
    ReservedFirst,
    UnknownFunction,
    MisusedFunction,
    Reserved,
    RepeatedSection,
    UndefinedName,
    UndefinedValue,
    Overlap,
    Conflict,
    SectionOperand,
    OperandCount,
    NotDistinct,
    FunctionOperand,
    Last = FunctionOperand,
}
