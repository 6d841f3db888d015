using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.EventBridge;

/// <summary>Errors that several of EventBridge's calls give.</summary>
internal static class EventBridgeErrors
{
    /// <summary>A quota is used up (UG/eb-quota.html).</summary>
    public static AwsError TooMany { get; } = new("LimitExceededException", "The requested resource exceeds the maximum number allowed.");

    public static AwsError Validation(string message) => new("ValidationException", message);
}
