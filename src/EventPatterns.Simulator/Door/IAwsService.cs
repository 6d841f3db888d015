using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Door;

/// <summary>A service behind the door. It reaches other services through the door alone.</summary>
internal interface IAwsService
{
    /// <summary>The service's IAM prefix.</summary>
    string Name { get; }

    /// <summary>What the caller must be allowed: one permission for each action and resource.</summary>
    IEnumerable<Permission> Permissions(AwsCall call);

    /// <summary>Does it. Called by the door alone, once the call is authorised.</summary>
    ValueTask<Answer> Perform(AwsCall call);
}

/// <summary>An action on a resource, with the condition keys that the service gives.</summary>
/// <param name="Action">As IAM names it: <c>events:PutEvents</c>.</param>
/// <param name="Resource">An ARN, or <c>*</c> where the action knows no resource.</param>
internal sealed record Permission(string Action, string Resource)
{
    /// <summary>The service's condition keys: <c>events:source</c> and its values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Context { get; init; }
}

/// <summary>Decides whether a call is allowed.</summary>
internal interface IAuthority
{
    /// <summary>Null where the principal is allowed; else why not, naming the statement that is missing or that denies.</summary>
    string? Refuses(Principal by, Permission permission);
}

/// <summary>What goes wrong on purpose.</summary>
internal interface IFaults
{
    /// <summary>The error that strikes instead of the call, or null; it may come late, so that other calls go between.</summary>
    ValueTask<AwsError?> Before(AwsCall call);

    /// <summary>The error that the caller sees though the call took effect, or null.</summary>
    AwsError? After(AwsCall call, Answer answer);

    /// <summary>How late a delivery comes; zero for at once.</summary>
    TimeSpan Lateness(string deliverer, Moment? cause);

    /// <summary>How often a delivery is made: 1, or more where it is duplicated.</summary>
    int Copies(string deliverer, Moment? cause);

    /// <summary>Whether an Express execution is cut off behind the state that it enters.</summary>
    bool Crashes(string stateMachine, string state, Moment cause);

    /// <summary>How long an archive takes to keep an event.</summary>
    TimeSpan ArchiveLag(string archive, TimeSpan usual, TimeSpan longest, Moment cause);

    /// <summary>Whether a replay of the archive fails, asked at its start and behind each minute.</summary>
    bool FailsReplay(string archive, Moment cause);

    /// <summary>What happens to a request on its way to a vendor.</summary>
    VendorFault OnTheWay(HttpRequest request, Moment cause);
}

/// <summary>The policies that resources carry, where a call changes them.</summary>
internal interface IResourcePolicies
{
    /// <summary>Puts a policy in place of all that the resource carries, or null in place of none. Null where it stands; else why AWS would refuse it.</summary>
    string? Replace(string resourceArn, Data.JsonMap? policy);
}

/// <summary>Hands out the roles that services act as.</summary>
internal interface IRoles
{
    /// <summary>The role, taken on by a service; or the error where its trust policy does not name the service.</summary>
    AwsError? Assume(Principal service, string roleArn, out Principal role);
}
