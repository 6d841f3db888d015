using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Vendors;

/// <summary>An outside service that a stack calls over HTTP: it answers as told, and keeps what it was sent.</summary>
public sealed class Vendor
{
    private readonly EventLoop _loop;
    private readonly Queue<VendorReply> _turns = new();
    private readonly List<VendorRequest> _requests = [];
    private Func<VendorRequest, VendorReply>? _answer;
    private int _outages;

    internal Vendor(EventLoop loop, string name)
    {
        _loop = loop;
        Name = name;
    }

    /// <summary>What the simulation was asked for: its URL, or the construct that calls it.</summary>
    public string Name { get; }

    /// <summary>
    /// Where it is found: every URL that begins so is its own, unless a longer one is another's. Null for one that is known
    /// by its callers.
    /// </summary>
    public Uri? Url { get; internal init; }

    /// <summary>The ARNs of those whose requests go to it, wherever they send them.</summary>
    internal IReadOnlySet<string> Callers { get; init; } = new HashSet<string>();

    /// <summary>Every request sent to it, in order, those included that never arrived.</summary>
    public IReadOnlyList<VendorRequest> Requests => _requests;

    /// <summary>How long it takes to answer; default 50 milliseconds.</summary>
    public TimeSpan Latency { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether it refuses connections now.</summary>
    public bool IsDown => _outages > 0;

    /// <summary>Answers every request from now on with this status.</summary>
    /// <param name="status">The HTTP status: 100 to 599.</param>
    /// <param name="body">A JSON body; default none.</param>
    /// <param name="headers">More headers; default none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is no HTTP status.</exception>
    public Vendor Respond(int status, Json? body = null, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        var reply = new VendorReply(status);
        foreach (var (name, value) in headers) reply = reply.WithHeader(name, value);
        if (body is not null) reply = reply.WithJson(body);
        return Respond(_ => reply);
    }

    /// <summary>Answers every request from now on as the function says.</summary>
    public Vendor Respond(Func<VendorRequest, VendorReply> answer)
    {
        _answer = answer;
        _turns.Clear();
        return this;
    }

    /// <summary>Answers the next requests with these replies, one each, and then as before.</summary>
    public Vendor RespondInTurn(params IEnumerable<VendorReply> replies)
    {
        foreach (var reply in replies) _turns.Enqueue(reply);
        return this;
    }

    /// <summary>Refuses connections for a while, from now on.</summary>
    public Vendor GoDown(TimeSpan duration)
    {
        _outages++;
        _loop.After(duration, () => _outages--, background: true);
        return this;
    }

    internal VendorRequest Receive(HttpRequest request, VendorFault onTheWay, out VendorReply reply)
    {
        var received = new VendorRequest(_loop.Now, request);
        _requests.Add(received);
        reply = IsDown ? VendorReply.Refused : onTheWay switch
        {
            VendorFault.ConnectionRefused => VendorReply.Refused,
            VendorFault.Unavailable => VendorReply.Unavailable,
            VendorFault.TimeoutBeforeEffect => VendorReply.TimeoutBeforeEffect,
            VendorFault.TimeoutAfterEffect => Answer(received) with { Fault = VendorFault.TimeoutAfterEffect },
            _ => Answer(received),
        };
        if (reply.Fault is VendorFault.None or VendorFault.TimeoutAfterEffect) received.Reply = reply;
        return received;
    }

    private VendorReply Answer(VendorRequest request)
    {
        if (_turns.TryDequeue(out var turn)) return turn;
        return _answer is { } answer
            ? answer(request)
            : throw new SimulationException($"The vendor {Name} was sent {request.Method} {request.Url} and does not know what to answer: call Respond on it.");
    }
}
