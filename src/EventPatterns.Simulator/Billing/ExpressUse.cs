using EventPatterns.Simulator.Services.StepFunctions.Executions;

namespace EventPatterns.Simulator.Billing;

/// <summary>
/// What an Express workflow takes: its duration in steps of 100 ms, times its memory in pieces of 64 MB. The memory is 50 MB,
/// the definition, and the data for each Map or Parallel step (aws.amazon.com/step-functions/pricing, examples 3 and 4).
/// </summary>
internal static class ExpressUse
{
    private const decimal StepMilliseconds = 100;
    private const decimal HourMilliseconds = 3_600_000;
    private const int PieceMegabytes = 64;
    private const long Runtime = 50L * 1024 * 1024;

    public static decimal GigabyteHours(ExecutionRecord record, DateTimeOffset ended)
    {
        var memory = Runtime + record.Machine.DefinitionText.Length + ((long)Sizes.Bytes(record.Request.Input) * Math.Max(1, record.Forks));
        return GigabyteHours(ended - record.StartedAt, memory);
    }

    public static decimal GigabyteHours(TimeSpan duration, long memory)
    {
        var milliseconds = Math.Max(1, Math.Ceiling((decimal)duration.TotalMilliseconds / StepMilliseconds)) * StepMilliseconds;
        var megabytes = Sizes.Pieces(memory, PieceMegabytes * 1024) * PieceMegabytes;
        return milliseconds / HourMilliseconds * megabytes / 1024;
    }
}
