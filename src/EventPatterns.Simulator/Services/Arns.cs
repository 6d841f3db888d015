using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services;

/// <summary>Reads ARNs: <c>arn:aws:service:region:account:resource</c>.</summary>
internal static class Arns
{
    /// <summary>The account and region an ARN names.</summary>
    public static Place Place(string arn)
    {
        Span<Range> parts = stackalloc Range[6];
        return arn.AsSpan().Split(parts, ':') == 6 ? new Place(arn[parts[4]], arn[parts[3]]) : throw new SimulationException($"'{arn}' is not an ARN.");
    }

    /// <summary>The last part: a queue's name, a rule's <c>bus/name</c> without its type.</summary>
    public static string Name(string arn)
    {
        var resource = arn.Split(':', 6)[^1];
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? resource[(resource.LastIndexOf(':') + 1)..] : resource[(slash + 1)..];
    }

    /// <summary>The first part of the resource where there are several: <c>event-bus</c>, <c>api-destination</c>, <c>function</c>.</summary>
    public static string Kind(string arn)
    {
        var resource = arn.Split(':', 6)[^1];
        var end = resource.IndexOfAny(['/', ':']);
        return end < 0 ? "" : resource[..end];
    }

    /// <summary>The URL by which SQS knows a queue.</summary>
    public static string QueueUrl(string queueArn)
    {
        var place = Place(queueArn);
        return $"https://sqs.{place.Region}.amazonaws.com/{place.Account}/{Name(queueArn)}";
    }
}
