using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Door;

/// <summary>What a service answered: a body, or an error.</summary>
public readonly record struct Answer
{
    private readonly Json? _body;

    private Answer(Json? body, AwsError? error)
    {
        _body = body;
        Error = error;
    }

    /// <summary>The answer of a call that gives nothing back.</summary>
    public static Answer Empty { get; } = Of(JsonMap.Empty);

    /// <summary>The body; the empty object where there is an error.</summary>
    public Json Body => _body ?? JsonMap.Empty;

    /// <summary>The error, or null where all went well.</summary>
    public AwsError? Error { get; }

    /// <summary>Whether the call succeeded.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Error is null;

    /// <summary>A success.</summary>
    public static Answer Of(Json body) => new(body, null);

    /// <summary>A failure, as AWS names it.</summary>
    public static Answer Fail(string code, string message, int status = 400) => new(null, new AwsError(code, message, status));

    /// <summary>A failure.</summary>
    public static implicit operator Answer(AwsError error) => new(null, error);
}

/// <summary>An error as AWS gives it.</summary>
/// <param name="Code">AWS's name for it: <c>ResourceNotFoundException</c>.</param>
/// <param name="Message">The gist of AWS's message, with the place.</param>
/// <param name="Status">The HTTP status: 4xx is the caller's fault, 5xx the service's.</param>
public sealed record AwsError(string Code, string Message, int Status = 400)
{
    /// <summary>Members that the error carries beside its message: <c>CancellationReasons</c>, <c>Item</c>.</summary>
    public Json? Details { get; init; }

    /// <summary>Whether AWS's own clients would try again.</summary>
    public bool Retryable => Status >= 500 || Code.Contains("Throttl", StringComparison.Ordinal)
        || Code is "TooManyRequestsException" or "ProvisionedThroughputExceededException" or "RequestLimitExceeded";
}
