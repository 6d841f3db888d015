using EventPatterns.Conformance.Families.Asl;

namespace EventPatterns.Conformance.Families;

/// <summary>Every family that can be run, in the order of the report.</summary>
internal static class FamilyList
{
    public static IReadOnlyList<IFamily> All { get; } =
    [
        new AslFamily(),
        new AslChoiceFamily(),
        new AslValidationFamily(),
        new DynamoDbExpressions(),
        new EventPatternsFamily(),
        new InputTransformerFamily(),
        new StreamFiltersFamily(),
    ];
}
