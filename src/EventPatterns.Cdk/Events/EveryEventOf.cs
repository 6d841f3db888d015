using EventPatterns.Events;

namespace EventPatterns.Cdk.Events;

/// <summary>Every event of a contract whose record is not at hand.</summary>
internal sealed class EveryEventOf(EventContract contract) : ContractPattern(contract, VersionOf(contract))
{
    private static PatternConditions VersionOf(EventContract contract)
    {
        var conditions = new PatternConditions();
        conditions.Add(["metadata", MetadataField.SchemaVersion], new object[] { contract.SchemaVersion }, contract.DetailType);
        return conditions;
    }
}
