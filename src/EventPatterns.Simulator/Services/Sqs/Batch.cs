using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>What the batch calls have in common: up to ten entries, each with an id of its own, each with an outcome of its own.</summary>
internal static class Batch
{
    private const int Most = 10;

    public static Answer Perform(Json request, Func<Json, Answer> perform)
    {
        var entries = request.ListOf("Entries");
        if (entries.Count == 0) return QueueErrors.EmptyBatch;
        if (entries.Count > Most) return QueueErrors.TooManyEntries(entries.Count);
        if (entries.DistinctBy(e => e.TextOf("Id")).Count() < entries.Count) return QueueErrors.IdsNotDistinct;

        var outcomes = entries.Select(entry => (Id: entry.TextOf("Id") ?? "", Answer: perform(entry))).ToList();
        var answer = new JsonMapBuilder().Set("Successful", JsonList.Of(outcomes.Where(o => o.Answer.Ok).Select(o => Success(o.Id, o.Answer))));
        var failed = JsonList.Of(outcomes.Where(o => !o.Answer.Ok).Select(o => Failure(o.Id, o.Answer.Error!)));
        if (failed.Count > 0) answer.Set("Failed", failed);
        return Answer.Of(answer.Build());
    }

    private static JsonMap Success(string id, Answer answer) => ((JsonMap)answer.Body).With("Id", id);

    private static JsonMap Failure(string id, AwsError error) => JsonMap.Of(
        ("Id", id), ("SenderFault", error.Status < 500), ("Code", error.Code), ("Message", error.Message));
}
