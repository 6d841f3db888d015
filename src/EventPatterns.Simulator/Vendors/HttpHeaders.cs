using System.Collections;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Vendors;

/// <summary>The headers of a request or a reply, in order; their names know no case. Immutable.</summary>
public sealed class HttpHeaders : IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly KeyValuePair<string, string>[] _headers;

    private HttpHeaders(KeyValuePair<string, string>[] headers) => _headers = headers;

    /// <summary>No headers.</summary>
    public static HttpHeaders None { get; } = new([]);

    /// <summary>How many there are.</summary>
    public int Count => _headers.Length;

    /// <summary>The value of the header, or null where it is absent.</summary>
    public string? this[string name] => _headers.FirstOrDefault(h => Same(h.Key, name)).Value;

    /// <summary>These headers with one set: replaced in its place, or added at the end.</summary>
    public HttpHeaders With(string name, string value)
    {
        var at = Array.FindIndex(_headers, h => Same(h.Key, name));
        if (at < 0) return new([.. _headers, new(name, value)]);
        var headers = (KeyValuePair<string, string>[])_headers.Clone();
        headers[at] = new(name, value);
        return new(headers);
    }

    /// <summary>These headers with others set over them.</summary>
    public HttpHeaders With(IEnumerable<KeyValuePair<string, string>> others) =>
        others.Aggregate(this, (headers, other) => headers.With(other.Key, other.Value));

    /// <summary>These headers without those that the condition names.</summary>
    internal HttpHeaders Without(Func<string, bool> unwanted) => new([.. _headers.Where(h => !unwanted(h.Key))]);

    internal JsonMap ToJson() => _headers.Aggregate(new JsonMapBuilder(Count), (map, h) => map.Set(h.Key, h.Value)).Build();

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _headers.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
