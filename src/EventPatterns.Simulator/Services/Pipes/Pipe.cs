using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Pipes;

/// <summary>A pipe's settings, as CloudFormation's <c>AWS::Pipes::Pipe</c> has them.</summary>
internal sealed record Pipe
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required string RoleArn { get; init; }

    public required string Source { get; init; }

    public Json SourceParameters { get; private init; } = JsonMap.Empty;

    public string? Enrichment { get; private init; }

    public Json EnrichmentParameters { get; private init; } = JsonMap.Empty;

    public required string Target { get; init; }

    public Json TargetParameters { get; private init; } = JsonMap.Empty;

    /// <summary>Whether it is to run from the start.</summary>
    public bool Started { get; private init; }

    public Place Place => field ??= Arns.Place(Arn);

    /// <summary>The service of the source's ARN: <c>sqs</c>, <c>dynamodb</c>, <c>kinesis</c>.</summary>
    public string SourceService => field ??= ServiceOf(Source);

    /// <summary>The URL of the source where it is a queue.</summary>
    public string SourceUrl => field ??= Arns.QueueUrl(Source);

    /// <summary>The source's own parameters.</summary>
    public Json SourceSettings => SourceParameters[SourceService switch
    {
        "sqs" => "SqsQueueParameters",
        "dynamodb" => "DynamoDBStreamParameters",
        _ => "KinesisStreamParameters",
    }] ?? JsonMap.Empty;

    /// <summary>How many records go on at once where the target takes as many; default 10 for a queue and 100 for a stream.</summary>
    public int BatchSize => (int)(SourceSettings.WholeOf("BatchSize") ?? (SourceService == "sqs" ? 10 : 100));

    /// <summary>How long to gather a batch; default not at all.</summary>
    public TimeSpan Window => TimeSpan.FromSeconds(SourceSettings.WholeOf("MaximumBatchingWindowInSeconds") ?? 0);

    public Principal Service => field ??= Principal.Service("pipes.amazonaws.com", Place, Arn);

    /// <summary>The service that an ARN names.</summary>
    public static string ServiceOf(string arn) => Iam.Arn.Service(arn).ToString();

    /// <summary>Reads the resource's properties.</summary>
    /// <exception cref="SimulationException">A property that a pipe must have is missing.</exception>
    public static Pipe From(string arn, string name, Json properties)
    {
        string Required(string property) => properties.TextOf(property)
            ?? throw new SimulationException($"The pipe {arn} has no {property}: give it one.");
        return new Pipe
        {
            Arn = arn,
            Name = name,
            RoleArn = Required("RoleArn"),
            Source = Required("Source"),
            SourceParameters = properties["SourceParameters"] ?? JsonMap.Empty,
            Enrichment = properties.TextOf("Enrichment"),
            EnrichmentParameters = properties["EnrichmentParameters"] ?? JsonMap.Empty,
            Target = Required("Target"),
            TargetParameters = properties["TargetParameters"] ?? JsonMap.Empty,
            Started = properties.TextOf("DesiredState") != "STOPPED",
        };
    }
}
