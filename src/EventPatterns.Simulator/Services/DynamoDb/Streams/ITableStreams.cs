namespace EventPatterns.Simulator.Services.DynamoDb.Streams;

/// <summary>Where pipes and event source mappings find the streams of tables.</summary>
internal interface ITableStreams
{
    /// <summary>The stream with this ARN, or null.</summary>
    TableStream? FindStream(string streamArn);

    /// <summary>The stream of the table with this ARN, or null where it has none.</summary>
    TableStream? StreamOf(string tableArn);
}
