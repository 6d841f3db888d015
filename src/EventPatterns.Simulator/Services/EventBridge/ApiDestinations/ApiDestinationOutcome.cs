using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.EventBridge.ApiDestinations;

/// <summary>How an invocation of an API destination ended. Whether and when to try again is for the caller's retry policy.</summary>
/// <param name="Error">Null where the endpoint took the event.</param>
/// <param name="Code">What a dead-letter queue's <c>ERROR_CODE</c> says; empty where there is no error.</param>
/// <param name="Retryable">Whether EventBridge tries again.</param>
internal sealed record ApiDestinationOutcome(AwsError? Error, string Code, bool Retryable)
{
    public static ApiDestinationOutcome Delivered { get; } = new(null, "", false);

    /// <summary>The earliest that the endpoint asked to be tried again, from now; null where it did not.</summary>
    public TimeSpan? NotBefore { get; init; }

    /// <summary>The outcome as an answer: what a retry policy must know stands in the error's details.</summary>
    public Answer ToAnswer()
    {
        if (Error is null) return Answer.Empty;
        var details = new JsonMapBuilder().Set("Code", Code).Set("Retryable", Retryable);
        if (NotBefore is { } wait) details.Set("NotBefore", wait.TotalSeconds);
        return Error with { Details = details.Build() };
    }

    /// <summary>The endpoint could not be called, or would not have it.</summary>
    public static ApiDestinationOutcome Failed(string why, int status, bool retryable) => new(
        new AwsError("ApiDestinationException", $"Unable to invoke ApiDestination endpoint: {why}", status), "SDK_CLIENT_ERROR", retryable);

    /// <summary>The destination or its connection is not there.</summary>
    public static ApiDestinationOutcome Missing(string what) => new(
        new AwsError("ResourceNotFoundException", $"{what} does not exist.", 404), "NO_RESOURCE", false);
}
