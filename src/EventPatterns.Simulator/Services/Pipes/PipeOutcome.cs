using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Pipes;

/// <summary>How a batch fared.</summary>
internal sealed record PipeOutcome
{
    private IReadOnlySet<string>? _failed;

    public static PipeOutcome Success { get; } = new();

    /// <summary>Why it failed, in whole or in part; null where all went well.</summary>
    public AwsError? Error { get; private init; }

    public static PipeOutcome Failure(AwsError error) => new() { Error = error };

    public static PipeOutcome Partial(IReadOnlySet<string> failed, AwsError error) =>
        failed.Count == 0 ? Success : new() { Error = error, _failed = failed };

    /// <summary>Whether this record has to be tried again.</summary>
    public bool Failed(PipeRecord record) => Error is not null && (_failed is null || _failed.Contains(record.Id));
}
