using System.Globalization;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Iam;

/// <summary>
/// Who wants to do what to which resource, with the condition keys that AWS knows of every call
/// (IAM/latest/UserGuide/reference_policies_condition-keys.html) and those that the service gave.
/// </summary>
internal sealed class Request(Principal by, Permission permission, string? organization, Func<DateTimeOffset> now)
{
    public Principal By => by;

    public string Action => permission.Action;

    public string Resource => permission.Resource;

    /// <summary>Whether a role is asked for, which its trust policy decides.</summary>
    public bool AssumesRole => permission.Action.StartsWith("sts:AssumeRole", StringComparison.Ordinal);

    /// <summary>The caller's account.</summary>
    public string Account { get; } = by.Kind == PrincipalKind.Role && Arn.Account(by.Name) is { } account ? account : by.Place.Account;

    /// <summary>Whether the decision asked for the time or for a key of the service's own, and so holds for this call alone.</summary>
    public bool AskedForMore { get; private set; }

    /// <summary>The values of a condition key, or null where the call has no such key.</summary>
    public IReadOnlyList<string>? Values(string key)
    {
        if (!key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) AskedForMore = true;
        foreach (var (name, values) in permission.Context ?? NoContext)
        {
            if (!string.Equals(name, key, StringComparison.OrdinalIgnoreCase)) continue;
            AskedForMore = true;
            return values.Count == 0 ? null : values;
        }
        return Global(key) is { } value ? [value] : null;
    }

    private static Dictionary<string, IReadOnlyList<string>> NoContext { get; } = [];

    private bool IsService => by.Kind == PrincipalKind.Service;

    private string? Global(string key) => key.ToUpperInvariant() switch
    {
        "AWS:SOURCEARN" => IsService ? by.SourceArn : null,
        "AWS:SOURCEACCOUNT" => IsService ? Arn.Account(by.SourceArn) ?? by.Place.Account : null,
        "AWS:SOURCEOWNER" => Account,
        "AWS:PRINCIPALARN" => IsService ? null : by.Name,
        "AWS:PRINCIPALACCOUNT" => IsService ? null : Account,
        "AWS:PRINCIPALORGID" => IsService ? null : organization,
        "AWS:SOURCEORGID" => IsService ? organization : null,
        "AWS:PRINCIPALTYPE" => by.Kind switch { PrincipalKind.Root => "Account", PrincipalKind.Role => "AssumedRole", _ => null },
        "AWS:PRINCIPALISAWSSERVICE" => IsService ? "true" : "false",
        "AWS:PRINCIPALSERVICENAME" => IsService ? by.Name : null,
        "AWS:REQUESTEDREGION" => by.Place.Region,
        "AWS:RESOURCEACCOUNT" => Arn.Account(Resource),
        "AWS:SECURETRANSPORT" => "true",
        "AWS:VIAAWSSERVICE" => "false",
        "AWS:CURRENTTIME" => Time().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        "AWS:EPOCHTIME" => Time().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private DateTimeOffset Time()
    {
        AskedForMore = true;
        return now().ToUniversalTime();
    }
}
