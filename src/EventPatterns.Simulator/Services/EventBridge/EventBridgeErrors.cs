using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.EventBridge;

/// <summary>Errors that several of EventBridge's calls give.</summary>
internal static class EventBridgeErrors
{
    /// <summary>A quota is used up (UG/eb-quota.html).</summary>
    public static AwsError TooMany { get; } = new("LimitExceededException", "The requested resource exceeds the maximum number allowed.");

    /// <summary>A member that is not as the API's model wants it.</summary>
    public static AwsError Unsatisfied(string? value, string member, string rule) =>
        Validation($"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {rule}");

    public static AwsError Validation(string message) => new("ValidationException", message);
}
