using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Vendors;

/// <summary>A request that was sent to a vendor, and what came of it.</summary>
public sealed class VendorRequest
{
    internal VendorRequest(DateTimeOffset at, HttpRequest request)
    {
        At = at;
        Method = request.Method;
        Url = request.Url;
        Headers = request.Headers;
        Body = request.Body ?? "";
    }

    /// <summary>The virtual time of its sending.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The method, in capitals.</summary>
    public string Method { get; }

    /// <summary>The whole URL, with its query.</summary>
    public Uri Url { get; }

    /// <summary>All headers that AWS sent.</summary>
    public HttpHeaders Headers { get; }

    /// <summary>The body's text; empty where there was none.</summary>
    public string Body { get; }

    /// <summary>The body as JSON, or null where it is none.</summary>
    public Json? Json => Data.Json.TryParse(Body, out var json) ? json : null;

    /// <summary>What the vendor answered; null where the request never got to it.</summary>
    public VendorReply? Reply { get; internal set; }

    /// <summary>Whether the answer came back to the caller in time.</summary>
    public bool Delivered { get; internal set; }

    /// <summary>Whether the vendor acted on it: it answered 2xx, whether or not the caller learnt of it.</summary>
    public bool TookEffect => Reply is { Status: >= 200 and < 300 };

    /// <summary>The value of a header, or null where it is absent.</summary>
    public string? Header(string name) => Headers[name];

    /// <summary>The value of a query parameter, or null where it is absent.</summary>
    public string? Query(string name) => QueryText.Read(Url.Query).FirstOrDefault(p => p.Key == name).Value;

    /// <summary>Whether the caller received this status.</summary>
    public bool Answered(int status) => Delivered && Reply?.Status == status;

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Url} -> {(Delivered ? Reply!.Status : "no answer")}";
}
