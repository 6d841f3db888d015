using System.Text.Json;
using EventPatterns.Client.Publishing;
using EventPatterns.Client.Replays;

namespace EventPatterns.Client.Aws;

/// <summary>The calls to EventBridge, and the only place that knows their JSON.</summary>
internal sealed class EventBridgeCalls(AwsConnection connection) : IDisposable
{
    private readonly JsonService _service = new(new("EventBridge", "events", "AWSEvents", "1.1"), connection);

    /// <summary>One result for each entry, in the entries' order.</summary>
    public async Task<IReadOnlyList<PublishResult>> PutEvents(string bus, IReadOnlyList<OutgoingEvent> events, CancellationToken cancellation)
    {
        var entries = events.Select(e => new { EventBusName = bus, e.Source, e.DetailType, e.Detail, Time = e.OccurredAt?.ToUnixTimeMilliseconds() / 1000m });
        var answer = await _service.Call("PutEvents", new { Entries = entries }, cancellation).ConfigureAwait(false);
        return [.. answer.GetProperty("Entries").EnumerateArray().Zip(events, Result)];
    }

    public Task StartReplay(ReplayRequest replay, CancellationToken cancellation) => _service.Call(
        "StartReplay",
        new
        {
            ReplayName = replay.Name,
            replay.Description,
            EventSourceArn = replay.ArchiveArn,
            EventStartTime = replay.From.ToUnixTimeSeconds(),
            EventEndTime = replay.To.ToUnixTimeSeconds(),
            Destination = new { Arn = replay.BusArn, FilterArns = replay.RuleArns.Count == 0 ? null : replay.RuleArns },
        },
        cancellation);

    public async Task<ReplayStatus> DescribeReplay(string name, CancellationToken cancellation)
    {
        var answer = await _service.Call("DescribeReplay", new { ReplayName = name }, cancellation).ConfigureAwait(false);
        return new(name, State(answer.GetProperty("State").GetString()!), Text(answer, "StateReason"), Time(answer, "EventLastReplayedTime"));
    }

    public Task CancelReplay(string name, CancellationToken cancellation) => _service.Call("CancelReplay", new { ReplayName = name }, cancellation);

    public void Dispose() => _service.Dispose();

    private static PublishResult Result(JsonElement entry, OutgoingEvent sent) =>
        new(sent, Text(entry, "EventId"), Text(entry, "ErrorCode") is { } code ? new(code, Text(entry, "ErrorMessage") ?? "") : null);

    private static ReplayState State(string name) => Enum.TryParse<ReplayState>(name, ignoreCase: true, out var state)
        ? state
        : throw new InvalidDataException($"DescribeReplay answered the state \"{name}\"; expected one of {string.Join(", ", Enum.GetNames<ReplayState>())}.");

    private static string? Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(value.GetDecimal() * 1000))
            : null;
}
