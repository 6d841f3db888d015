namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>The functions of conditions, and how many operands each takes.</summary>
internal static class ConditionFunctions
{
    public static bool Knows(string name) => OperandsOf(name) > 0;

    public static int OperandsOf(string name) => name switch
    {
        "attribute_exists" or "attribute_not_exists" or "size" => 1,
        "attribute_type" or "begins_with" or "contains" => 2,
        _ => 0,
    };
}
