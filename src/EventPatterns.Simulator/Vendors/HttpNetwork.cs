using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Vendors;

/// <summary>Takes requests to the vendors on virtual time. What no vendor owns can't be reached, and is kept for the report.</summary>
/// <param name="world">The simulation's.</param>
internal sealed class HttpNetwork(World world)
{
    private readonly List<Vendor> _vendors = [];
    private readonly SortedSet<string> _unreachable = new(StringComparer.Ordinal);

    /// <summary>The vendors there are.</summary>
    public IReadOnlyList<Vendor> Vendors => _vendors;

    /// <summary>The URLs, without their queries, that were called though no vendor owns them.</summary>
    public IReadOnlyCollection<string> Unreachable => _unreachable;

    /// <summary>The vendor of exactly this URL, made where there is none.</summary>
    /// <exception cref="SimulationException">The URL is not an absolute one of HTTP.</exception>
    public Vendor Vendor(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("https" or "http"))
            throw new SimulationException($"'{url}' is no URL of a vendor: write it as https://host or https://host/path.");
        return _vendors.Find(v => v.Url == parsed) ?? Add(new Vendor(world.Loop, url) { Url = parsed });
    }

    /// <summary>The vendor of that name, made where there is none: it answers whatever the callers send, to any URL.</summary>
    public Vendor Vendor(string name, IEnumerable<string> callers) =>
        _vendors.Find(v => v.Name == name) ?? Add(new Vendor(world.Loop, name) { Callers = callers.ToHashSet(StringComparer.Ordinal) });

    /// <summary>Sends a request and waits for the answer, as long as the timeout allows.</summary>
    public async Task<HttpResult> Send(HttpRequest request, TimeSpan timeout, Moment? cause)
    {
        var moment = world.Trace.Add(MomentKind.Http, request.Url.AbsoluteUri, request.Method, cause, request: Describe(request));
        var result = Owner(request) is { } vendor
            ? await Exchange(vendor, request, timeout, moment).ConfigureAwait(false)
            : Nobody(request.Url);
        moment.Answer = Describe(result);
        moment.Note = (result as HttpResult.NotConnected)?.Reason;
        return result;
    }

    private async Task<HttpResult> Exchange(Vendor vendor, HttpRequest request, TimeSpan timeout, Moment moment)
    {
        var received = vendor.Receive(request, world.Faults.OnTheWay(request, moment), out var reply);
        var latency = reply.Latency ?? vendor.Latency;
        if (reply.Fault is VendorFault.ConnectionRefused)
        {
            await world.Loop.Delay(latency < timeout ? latency : timeout).ConfigureAwait(false);
            return new HttpResult.NotConnected($"{vendor.Name} refused the connection.");
        }
        if (reply.Fault is not VendorFault.None || latency >= timeout)
        {
            await world.Loop.Delay(timeout).ConfigureAwait(false);
            return new HttpResult.TimedOut(timeout);
        }
        await world.Loop.Delay(latency).ConfigureAwait(false);
        received.Delivered = true;
        return new HttpResult.Replied(reply.Status, reply.Headers, reply.Body);
    }

    private HttpResult.NotConnected Nobody(Uri url)
    {
        var place = url.GetLeftPart(UriPartial.Path);
        _unreachable.Add(place);
        return new($"No vendor answers {place}: give the simulation one with Vendor(\"{url.GetLeftPart(UriPartial.Authority)}\").");
    }

    private Vendor Add(Vendor vendor)
    {
        _vendors.Add(vendor);
        return vendor;
    }

    /// <summary>Who is named by its callers goes first, the fewest callers before all; then the longest URL.</summary>
    private Vendor? Owner(HttpRequest request) =>
        _vendors.Where(v => request.Caller is { } caller && v.Callers.Contains(caller)).MinBy(v => v.Callers.Count)
        ?? _vendors.Where(v => v.Url is { } url && Owns(url, request.Url)).MaxBy(v => v.Url!.AbsolutePath.Length);

    /// <summary>A prefix ends where a segment does: /v1 owns /v1/orders, not /v10.</summary>
    private static bool Owns(Uri prefix, Uri url) =>
        prefix.Scheme == url.Scheme && prefix.Host == url.Host && prefix.Port == url.Port
        && (url.AbsolutePath + "/").StartsWith(prefix.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static JsonMap Describe(HttpRequest request) => new JsonMapBuilder()
        .Set("Headers", request.Headers.ToJson())
        .SetIf("Body", request.Body is { } body ? (Json)body : null)
        .Build();

    private static Answer Describe(HttpResult result) => result switch
    {
        HttpResult.Replied reply => Answer.Of(JsonMap.Of(("Status", reply.Status), ("Headers", reply.Headers.ToJson()), ("Body", reply.Body))),
        HttpResult.TimedOut timedOut => Answer.Fail("Timeout", $"No answer within {timedOut.After.TotalSeconds} s.", 504),
        HttpResult.NotConnected lost => Answer.Fail("NotConnected", lost.Reason, 502),
        _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}."),
    };
}
