namespace EventPatterns.Client.Publishing;

/// <summary>Cuts a sequence of events into requests, in order.</summary>
internal static class Batches
{
    // docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
    public const int MostEntries = 10;

    // aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb
    public const int MostBytes = 1024 * 1024;

    /// <summary>Places in the list, as many to a batch as fit. An event that never fits must not be in it.</summary>
    public static IEnumerable<IReadOnlyList<int>> Of(IReadOnlyList<OutgoingEvent> events, IEnumerable<int> places)
    {
        var batch = new List<int>(MostEntries);
        var bytes = 0;
        foreach (var place in places)
        {
            var size = events[place].Size;
            if (batch.Count == MostEntries || (batch.Count > 0 && bytes + size > MostBytes))
            {
                yield return batch;
                (batch, bytes) = (new(MostEntries), 0);
            }
            batch.Add(place);
            bytes += size;
        }
        if (batch.Count > 0) yield return batch;
    }
}
