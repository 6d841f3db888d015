using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>
/// What a workflow or function says of a batch: <c>{"batchItemFailures": [{"itemIdentifier": "..."}]}</c> names what failed. An
/// identifier that is missing or empty fails the whole batch (UG/eb-pipes-batching-concurrency.html, "Partial batch failure").
/// </summary>
internal static class BatchItemFailures
{
    public static TargetResult Read(Answer answer)
    {
        if (!answer.Ok) return new TargetResult(answer.Error);
        if (answer.Body["batchItemFailures"] is not JsonList { Count: > 0 } failures) return TargetResult.Success;
        var ids = failures.Select(f => f.TextOf("itemIdentifier")).ToHashSet();
        var error = new AwsError("BatchItemFailures", $"The target says that {failures.Count} of the batch failed.");
        return ids.Any(string.IsNullOrEmpty) ? new TargetResult(error) : new TargetResult(error) { FailedIds = ids!, };
    }
}
