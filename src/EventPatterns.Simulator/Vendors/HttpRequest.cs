namespace EventPatterns.Simulator.Vendors;

/// <summary>A request on its way out of AWS.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Url">Absolute, with its query.</param>
/// <param name="Headers">As sent.</param>
/// <param name="Body">The text sent, or null for none.</param>
internal sealed record HttpRequest(string Method, Uri Url, HttpHeaders Headers, string? Body)
{
    /// <summary>The ARN of the state machine, API destination or connection that sends it.</summary>
    public string? Caller { get; init; }
}

/// <summary>What came of a request.</summary>
internal abstract record HttpResult
{
    private HttpResult() { }

    /// <summary>An answer, of any status.</summary>
    public sealed record Replied(int Status, HttpHeaders Headers, string Body) : HttpResult
    {
        public bool Succeeded => Status is >= 200 and < 300;

        /// <summary>Whether the vendor refused the credentials.</summary>
        public bool Unauthorized => Status is 401 or 407;
    }

    /// <summary>No answer in time. The request may have taken effect.</summary>
    public sealed record TimedOut(TimeSpan After) : HttpResult;

    /// <summary>No connection, so no effect.</summary>
    public sealed record NotConnected(string Reason) : HttpResult;
}
