using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Door;

/// <summary>
/// The one call path. Whatever touches a service comes through here, and here alone a call is authorised, broken on
/// purpose, metered, performed and recorded.
/// </summary>
internal sealed class AwsDoor(Trace trace, IAuthority authority, IFaults faults, IMeter meter)
{
    private readonly Dictionary<string, IAwsService> _services = new(StringComparer.Ordinal);

    public void Open(IAwsService service) => _services.Add(service.Name, service);

    public async ValueTask<Answer> Call(AwsCall call)
    {
        if (!_services.TryGetValue(call.Service, out var service))
            throw new SimulationException($"The simulator does not know the service of {call.Name}, called by {call.By.Name}. It knows {string.Join(", ", _services.Keys.Order())}.");

        var permissions = service.Permissions(call).ToList();
        var moment = trace.Add(MomentKind.Call, permissions.FirstOrDefault()?.Resource ?? "*", call.Name, call.Cause, call.By, call.Request);
        var answer = await Answer(service, call with { Cause = moment }, permissions, moment).ConfigureAwait(false);
        moment.Answer = answer;
        return answer;
    }

    private async ValueTask<Answer> Answer(IAwsService service, AwsCall call, List<Permission> permissions, Moment moment)
    {
        foreach (var permission in permissions)
        {
            if (authority.Refuses(call.By, permission) is not { } reason) continue;
            moment.Note = reason;
            return new AwsError("AccessDeniedException", reason, 403);
        }
        if (await faults.Before(call).ConfigureAwait(false) is { } struck) return struck;
        var answer = await service.Perform(call).ConfigureAwait(false);
        meter.Count(call, answer);
        return faults.After(call, answer) is { } late ? late : answer;
    }
}

/// <summary>Notes what AWS would bill.</summary>
internal interface IMeter
{
    /// <summary>Counts one performed call.</summary>
    void Count(AwsCall call, Answer answer);

    /// <summary>Adds what is no call, or what its service alone can measure.</summary>
    /// <param name="charge">One of <see cref="Billing.Charges"/>.</param>
    /// <param name="resource">The ARN of what it falls to.</param>
    /// <param name="quantity">How many of the charge's units.</param>
    void Use(string charge, string resource, decimal quantity);
}
