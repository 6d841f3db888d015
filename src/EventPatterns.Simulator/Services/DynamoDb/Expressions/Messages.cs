namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>What DynamoDB says of faulty expressions, in more than one place.</summary>
internal static class Messages
{
    public const string Reserved = "Attribute name is a reserved keyword; reserved keyword: ";

    public static string UndefinedName(string? name) =>
        $"An expression attribute name used in the document path is not defined; attribute name: {name}";

    public static string UndefinedValue(string name) =>
        $"An expression attribute value used in expression is not defined; attribute value: {name}";

    public static string OperandCount(string operation, int count) =>
        $"Incorrect number of operands for operator or function; operator or function: {operation}, number of operands: {count}";

    public static string OperandType(string function, string type) =>
        $"Incorrect operand type for operator or function; operator or function: {function}, operand type: {type}";

    public static string OperatorType(string operation, string type) =>
        $"Incorrect operand type for operator or function; operator: {operation}, operand type: {type}";

    public static string NeedsPath(string function) =>
        $"Operator or function requires a document path; operator or function: {function}";
}
