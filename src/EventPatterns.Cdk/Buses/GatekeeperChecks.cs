using System.Text.RegularExpressions;
using Amazon.CDK;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>Refuses what would let the wrong thing over the border, or around it for ever.</summary>
internal static partial class GatekeeperChecks
{
    public static void Check(string path, GatekeeperBusProps props)
    {
        if (!Word().IsMatch(props.Domain)) throw Wrong(path, $"{nameof(GatekeeperBusProps)}.{nameof(props.Domain)}", "lower-case letters, digits and hyphens, a letter first", $"\"{props.Domain}\"");
        if (props.OrganizationId is { } id && !Token.IsUnresolved(id) && !Organization().IsMatch(id))
            throw Wrong(path, $"{nameof(GatekeeperBusProps)}.{nameof(props.OrganizationId)}", "an organization's id, such as o-a1b2c3d4e5", $"\"{id}\"");
    }

    /// <summary>What is published is the domain's own, and made for others.</summary>
    public static void MayLeave(string path, string domain, EventContract contract)
    {
        if (contract.Domain != domain) throw Wrong(path, nameof(GatekeeperBus.Publish), $"a contract of the domain {domain}, since one that was accepted would go in circles", $"{contract}");
        if (contract.Category is EventCategory.Local or EventCategory.Operational) throw Wrong(path, nameof(GatekeeperBus.Publish), "a contract of the category Domain or Transformed", $"{contract}, which is {contract.Category}");
    }

    public static void MayComeIn(string path, string domain, EventContract contract, IReadOnlyList<string> from)
    {
        if (contract.Domain == domain) throw Wrong(path, nameof(GatekeeperBus.Accept), $"a contract of another domain than {domain}", $"{contract}");
        if (contract.Category is EventCategory.Local or EventCategory.Operational) throw Wrong(path, nameof(GatekeeperBus.Accept), "a contract of the category Domain or Transformed", $"{contract}, which is {contract.Category}");
        AreAccounts(path, $"{nameof(GatekeeperBus.Accept)} from", from);
    }

    public static void AreAccounts(string path, string what, IReadOnlyList<string> accounts)
    {
        const string Expected = "one account or more, of twelve digits";
        if (accounts.Count == 0) throw Wrong(path, what, Expected, "none");
        foreach (var account in accounts)
            if (!Token.IsUnresolved(account) && !Account().IsMatch(account)) throw Wrong(path, what, Expected, $"\"{account}\"");
    }

    public static ArgumentException Wrong(string path, string what, string expected, string found) =>
        new($"{path}: {what}: expected {expected}; found {found}.");

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\z")]
    private static partial Regex Word();

    [GeneratedRegex(@"^o-[a-z0-9]{10,32}\z")]
    private static partial Regex Organization();

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex Account();
}
