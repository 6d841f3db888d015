using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Faulting;

/// <summary>Lets the faults strike, and tells the trace of each.</summary>
internal sealed class FaultInjector(FaultDice dice, EventLoop loop, Trace trace) : IFaults
{
    private static readonly TimeSpan LongestOvertaking = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestLateness = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongestRace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestOutage = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestOutage = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, DateTimeOffset> _downUntil = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, FaultDice.Place>> _places = new(StringComparer.Ordinal);

    public async ValueTask<AwsError?> Before(AwsCall call)
    {
        if (!StruckCalls.Includes(call)) return null;
        var place = PlaceOf(call);
        if (call.Service == "dynamodb" && Strikes(FaultKind.Races, place, call.Cause, out var size))
            await loop.Delay(LongestRace * size).ConfigureAwait(false);
        if (Strikes(FaultKind.Throttling, place, call.Cause, out _)) return AwsFailures.Throttled(call.Service);
        if (Strikes(FaultKind.ServerErrors, place, call.Cause, out _)) return AwsFailures.Internal(call.Service);
        return Strikes(FaultKind.TimeoutsBeforeEffect, place, call.Cause, out _) ? AwsFailures.NoAnswer(call.Name) : null;
    }

    public AwsError? After(AwsCall call, Answer answer) =>
        answer.Ok && StruckCalls.Includes(call) && Strikes(FaultKind.TimeoutsAfterEffect, PlaceOf(call), call.Cause, out _)
            ? AwsFailures.NoAnswer(call.Name)
            : null;

    public TimeSpan Lateness(string deliverer, Moment? cause)
    {
        var (late, place) = (TimeSpan.Zero, PlaceOf(deliverer));
        if (Strikes(FaultKind.Reordering, place, cause, out var size)) late += LongestOvertaking * size;
        // Cubed: mostly seconds, sometimes minutes.
        if (Strikes(FaultKind.LateDeliveries, place, cause, out size)) late += LongestLateness * (size * size * size);
        return late;
    }

    public int Copies(string deliverer, Moment? cause) => Strikes(FaultKind.Duplicates, PlaceOf(deliverer), cause, out _) ? 2 : 1;

    public bool Crashes(string stateMachine, string state, Moment cause) =>
        Strikes(FaultKind.Crashes, PlaceOf(stateMachine, state), cause, out _);

    public TimeSpan ArchiveLag(string archive, TimeSpan usual, TimeSpan longest, Moment cause) =>
        Strikes(FaultKind.LateArchives, PlaceOf(archive), cause, out _) ? longest : usual;

    public bool FailsReplay(string archive, Moment cause) => Strikes(FaultKind.FailedReplays, PlaceOf(archive), cause, out _);

    public VendorFault OnTheWay(HttpRequest request, Moment cause)
    {
        var place = dice.At($"{request.Method} {request.Url.GetLeftPart(UriPartial.Path)}");
        var host = request.Url.Authority;
        if (Strikes(FaultKind.Outages, dice.At(host), cause, out var size)) _downUntil[host] = loop.Now + ShortestOutage + ((LongestOutage - ShortestOutage) * size);
        if (_downUntil.TryGetValue(host, out var until) && loop.Now < until) return VendorFault.ConnectionRefused;
        if (Strikes(FaultKind.ServerErrors, place, cause, out _)) return VendorFault.Unavailable;
        if (Strikes(FaultKind.TimeoutsBeforeEffect, place, cause, out _)) return VendorFault.TimeoutBeforeEffect;
        return Strikes(FaultKind.TimeoutsAfterEffect, place, cause, out _) ? VendorFault.TimeoutAfterEffect : VendorFault.None;
    }

    /// <summary>A place is named once for all that happens there: names of ARNs' parts are dear.</summary>
    private FaultDice.Place PlaceOf(AwsCall call)
    {
        var places = PlacesOf(call.By.Name);
        if (!places.TryGetValue(call.Name, out var place)) places.Add(call.Name, place = dice.At($"{call.Name}/{StruckCalls.Tail(call.By.Name)}"));
        return place;
    }

    private FaultDice.Place PlaceOf(string arn, string state = "")
    {
        var places = PlacesOf(arn);
        if (!places.TryGetValue(state, out var place)) places.Add(state, place = dice.At(state.Length == 0 ? StruckCalls.Tail(arn) : $"{StruckCalls.Tail(arn)}/{state}"));
        return place;
    }

    private Dictionary<string, FaultDice.Place> PlacesOf(string arn)
    {
        if (!_places.TryGetValue(arn, out var places)) _places.Add(arn, places = new(StringComparer.Ordinal));
        return places;
    }

    private bool Strikes(FaultKind kind, FaultDice.Place place, Moment? cause, out double size)
    {
        if (dice.Roll(kind, place, out size) is not { } fault) return false;
        trace.Add(MomentKind.Fault, fault.ToString(), FaultKinds.Name(kind), cause);
        return true;
    }
}
