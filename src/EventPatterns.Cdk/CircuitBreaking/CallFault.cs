using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>Why a guarded call failed, and whose fault that is.</summary>
internal static class CallFault
{
    public const string Path = "$.failure";
    public const string Error = $"{Path}.Error";
    public const string Cause = $"{Path}.Cause";

    /// <summary>The vendor takes no more for now.</summary>
    public const string TooMany = "States.Http.StatusCode.429";

    // 401 and 407 de-authorise the connection for everyone on it, 408 and 429 pass: none is the fault of this request.
    private static readonly int[] NobodysFault = [401, 407, 408, 429];

    /// <summary>
    /// The same as a retrier names them, which takes no pattern: up to where the registered statuses end.
    /// Source: www.iana.org/assignments/http-status-codes
    /// </summary>
    public static string[] OwnErrors { get; } = [.. Enumerable.Range(400, 32).Append(451).Except(NobodysFault).Select(ErrorOf)];

    /// <summary>The vendor is well, and it is this very request that ends badly: refused, or answered with more than Step Functions takes.</summary>
    public static Condition IsOwn() => Condition.Or(IsRefusal(), Condition.StringEquals(Error, AnyError.DataLimitExceeded));

    /// <summary>The vendor is well and refuses this very request.</summary>
    /// <param name="error">The JSON path of the error's name.</param>
    public static Condition IsRefusal(string error = Error) => Condition.And(
        Condition.StringMatches(error, "States.Http.StatusCode.4*"),
        Condition.Not(Condition.Or([.. NobodysFault.Select(code => Condition.StringEquals(error, ErrorOf(code)))])));

    private static string ErrorOf(int code) => $"States.Http.StatusCode.{code}";
}
