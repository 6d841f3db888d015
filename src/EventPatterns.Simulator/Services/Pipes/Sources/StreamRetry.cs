using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.Pipes.Sources;

/// <summary>What a pipe from a stream does with a batch that fails (API_PipeSourceKinesisStreamParameters).</summary>
internal sealed record StreamRetry
{
    /// <summary>Retries after the first attempt; null, the default, for no end.</summary>
    public long? MostRetries { get; private init; }

    /// <summary>How old a record may be; null, the default, for as long as the stream keeps it.</summary>
    public TimeSpan? MostAge { get; private init; }

    /// <summary>Whether a batch is halved before it is tried again.</summary>
    public bool Bisects { get; private init; }

    /// <summary>Where word of records goes that were given up; null for nowhere.</summary>
    public string? DeadLetterArn { get; private init; }

    public static StreamRetry From(Json settings) => new()
    {
        MostRetries = settings.WholeOf("MaximumRetryAttempts") is >= 0 and var retries ? retries : null,
        MostAge = settings.WholeOf("MaximumRecordAgeInSeconds") is >= 0 and var age ? TimeSpan.FromSeconds(age) : null,
        Bisects = settings.TextOf("OnPartialBatchItemFailure") == "AUTOMATIC_BISECT",
        DeadLetterArn = settings["DeadLetterConfig"]?.TextOf("Arn"),
    };
}
