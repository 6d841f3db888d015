using System.Collections.Immutable;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>What an operator or a function works on.</summary>
internal abstract record Operand
{
    /// <summary>A path into the item.</summary>
    public sealed record Path(DocumentPath Document) : Operand;

    /// <summary>A placeholder of a value: <c>:v</c>.</summary>
    public sealed record Placeholder(string Name) : Operand;

    /// <summary>A value that stands in a legacy parameter.</summary>
    public sealed record Literal(AttributeValue Value) : Operand;

    /// <summary>A function of operands: <c>size(a)</c>, <c>list_append(a, :b)</c>.</summary>
    public sealed record Function(string Name, ImmutableArray<Operand> Arguments) : Operand;

    /// <summary>A sum or a difference in an update.</summary>
    public sealed record Arithmetic(Operand Left, char Operator, Operand Right) : Operand;
}

/// <summary>A condition, a filter or a key condition.</summary>
internal abstract record Condition
{
    /// <summary>Two operands compared: <c>=</c>, <c>&lt;&gt;</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>.</summary>
    public sealed record Comparison(Operand Left, string Operator, Operand Right) : Condition;

    /// <summary>Whether the operand lies between the bounds, which count in.</summary>
    public sealed record Between(Operand Subject, Operand Lower, Operand Upper) : Condition;

    /// <summary>Whether the operand is one of the list.</summary>
    public sealed record In(Operand Subject, ImmutableArray<Operand> List) : Condition;

    /// <summary>A function that answers yes or no.</summary>
    public sealed record Test(Operand.Function Call) : Condition;

    /// <summary>Both hold.</summary>
    public sealed record And(Condition Left, Condition Right) : Condition;

    /// <summary>One holds.</summary>
    public sealed record Or(Condition Left, Condition Right) : Condition;

    /// <summary>It does not hold.</summary>
    public sealed record Not(Condition Inner) : Condition;
}

/// <summary>The sections of an update expression.</summary>
internal enum UpdateSection
{
    Set,
    Remove,
    Add,
    Delete,
}

/// <summary>One action of an update.</summary>
/// <param name="Section">What it does.</param>
/// <param name="Path">To which place.</param>
/// <param name="Value">With what; null for a removal.</param>
internal sealed record UpdateAction(UpdateSection Section, DocumentPath Path, Operand? Value);
