using System.Globalization;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>A message as ReceiveMessage gives it, with the attributes that were asked for.</summary>
internal static class ReceivedMessage
{
    public static JsonMap Of(Message message, ReceiptHandle handle, Json request)
    {
        var answer = new JsonMapBuilder()
            .Set("MessageId", message.Id)
            .Set("ReceiptHandle", handle.ToString())
            .Set("MD5OfBody", message.Envelope.BodyDigest)
            .Set("Body", message.Envelope.Body);
        if (SystemAttributes(message, request) is { Count: > 0 } system) answer.Set("Attributes", system);
        var attributes = Wanted(message.Envelope.Attributes, request);
        if (MessageDigest.Of(attributes) is { } digest) answer.Set("MD5OfMessageAttributes", digest).Set("MessageAttributes", attributes);
        return answer.Build();
    }

    private static JsonMap SystemAttributes(Message message, Json request)
    {
        var asked = Names(request, "AttributeNames").Concat(Names(request, "MessageSystemAttributeNames")).ToHashSet();
        var all = asked.Contains("All");
        var attributes = new JsonMapBuilder();
        foreach (var (name, value) in AllOf(message))
            if (value is not null && (all || asked.Contains(name))) attributes.Set(name, value);
        return attributes.Build();
    }

    private static IEnumerable<(string Name, string? Value)> AllOf(Message message)
    {
        var envelope = message.Envelope;
        yield return ("SenderId", envelope.SenderId);
        yield return ("SentTimestamp", Milliseconds(message.Sent));
        yield return ("ApproximateReceiveCount", message.Receives.ToString(CultureInfo.InvariantCulture));
        yield return ("ApproximateFirstReceiveTimestamp", Milliseconds(message.FirstReceived));
        yield return ("SequenceNumber", envelope.DeduplicationId is null ? null : Queue.SequenceNumber(message));
        yield return ("MessageDeduplicationId", envelope.DeduplicationId);
        yield return ("MessageGroupId", envelope.GroupId);
        yield return ("AWSTraceHeader", envelope.TraceHeader);
        yield return ("DeadLetterQueueSourceArn", message.DeadLetterSource);
    }

    private static JsonMap Wanted(JsonMap attributes, Json request)
    {
        var asked = Names(request, "MessageAttributeNames").ToList();
        var wanted = new JsonMapBuilder();
        foreach (var (name, value) in attributes)
            if (asked.Any(pattern => Matches(pattern, name))) wanted.Set(name, value);
        return wanted.Build();
    }

    private static bool Matches(string pattern, string name) => pattern is "All" or ".*" || pattern == name
        || (pattern.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(pattern[..^1], StringComparison.Ordinal));

    private static IEnumerable<string> Names(Json request, string member) => request.ListOf(member).OfType<JsonString>().Select(name => name.Value);

    private static string? Milliseconds(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
