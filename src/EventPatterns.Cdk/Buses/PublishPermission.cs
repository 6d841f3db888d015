using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>
/// Lets someone put certain events on a bus, and no others: a statement for each source, since conditions on source and
/// detail type in one statement would allow every pair of them.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
/// </summary>
public static class PublishPermission
{
    private const string PutEvents = "events:PutEvents";

    /// <summary>Allows a role or user to put events of the contracts on the bus.</summary>
    /// <exception cref="ArgumentException">No contracts are given.</exception>
    public static void GrantPublish(this IEventBus bus, IGrantable grantee, params IReadOnlyList<EventContract> contracts)
    {
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(grantee);
        foreach (var statement in Statements(bus, contracts)) grantee.GrantPrincipal.AddToPrincipalPolicy(new PolicyStatement(statement));
    }

    /// <summary>The statements that allow the contracts' events and no others.</summary>
    internal static IEnumerable<PolicyStatementProps> Statements(IEventBus bus, IReadOnlyList<EventContract> contracts)
    {
        if (contracts.Count == 0) throw new ArgumentException($"{bus.Node.Path}: expected one contract or more to be published; found none.");
        return contracts.GroupBy(contract => contract.Source).Select(source => new PolicyStatementProps
        {
            Actions = [PutEvents],
            Resources = [bus.EventBusArn],
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object>
                {
                    ["events:source"] = source.Key,
                    ["events:detail-type"] = OneOrMany([.. source.Select(contract => contract.DetailType).Distinct().Order(StringComparer.Ordinal)]),
                },
            },
        });
    }

    private static object OneOrMany(string[] names) => names.Length == 1 ? names[0] : names;
}
