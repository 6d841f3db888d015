using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Vendors;

/// <summary>What a vendor answers to one request.</summary>
/// <param name="Status">The HTTP status: 100 to 599.</param>
public sealed record VendorReply(int Status)
{
    /// <summary>The headers; default none.</summary>
    public HttpHeaders Headers { get; init; } = HttpHeaders.None;

    /// <summary>The body's text; default empty.</summary>
    public string Body { get; init; } = "";

    /// <summary>How long the answer takes; default the vendor's own <see cref="Vendor.Latency"/>.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>What goes wrong on the way; default nothing.</summary>
    public VendorFault Fault { get; init; }

    /// <summary>The request is lost before the vendor acts on it, and the caller waits in vain.</summary>
    public static VendorReply TimeoutBeforeEffect { get; } = new(0) { Fault = VendorFault.TimeoutBeforeEffect };

    /// <summary>Nobody answers at the door: the connection is refused.</summary>
    public static VendorReply Refused { get; } = new(0) { Fault = VendorFault.ConnectionRefused };

    /// <summary>The vendor has no capacity to act on the request, and says so.</summary>
    public static VendorReply Unavailable { get; } = new(503);

    /// <summary>The vendor acts on the request, but its answer is lost, and the caller waits in vain.</summary>
    public static VendorReply TimeoutAfterEffect(int status = 200) => new(status) { Fault = VendorFault.TimeoutAfterEffect };

    /// <summary>This reply with a JSON body and its content type.</summary>
    public VendorReply WithJson(Json body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return this with { Body = body.ToString(), Headers = Headers.With("Content-Type", "application/json") };
    }

    /// <summary>This reply with a header.</summary>
    public VendorReply WithHeader(string name, string value) => this with { Headers = Headers.With(name, value) };
}

/// <summary>What goes wrong between a caller and a vendor.</summary>
public enum VendorFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The request is lost before it takes effect.</summary>
    TimeoutBeforeEffect,

    /// <summary>The request takes effect, and the answer is lost.</summary>
    TimeoutAfterEffect,

    /// <summary>The connection is refused.</summary>
    ConnectionRefused,

    /// <summary>The vendor answers 503 and has done nothing.</summary>
    Unavailable,
}
