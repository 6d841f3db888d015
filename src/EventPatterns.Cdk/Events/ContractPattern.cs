using Amazon.CDK.AWS.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Events;

/// <summary>A contract, and which of its events are meant: what a rule, an archive or a consumer listens to.</summary>
public abstract class ContractPattern
{
    private readonly PatternConditions conditions;

    private protected ContractPattern(EventContract contract, PatternConditions conditions)
    {
        Contract = contract;
        this.conditions = conditions;
    }

    /// <summary>The event's contract.</summary>
    public EventContract Contract { get; }

    /// <summary>The accounts whose events are meant, twelve digits each. Default: every account that the bus lets in.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>
    /// The pattern for CDK: source, detail type, schema version, accounts, and the conditions. The version is in it since a
    /// breaking change is published beside the old contract, under the same name.
    /// </summary>
    public EventPattern ToEventPattern() => new()
    {
        Source = [Contract.Source],
        DetailType = [Contract.DetailType],
        Account = Accounts.Count == 0 ? null : [.. Accounts],
        Detail = conditions.ToDetail(),
    };

    /// <summary>The pattern for CDK.</summary>
    public static implicit operator EventPattern(ContractPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.ToEventPattern();
    }
}
