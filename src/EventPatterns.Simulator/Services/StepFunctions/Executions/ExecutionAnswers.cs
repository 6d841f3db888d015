using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Executions;

/// <summary>Executions as the API describes them (API_DescribeExecution, API_StartSyncExecution).</summary>
internal static class ExecutionAnswers
{
    private static readonly JsonMap Included = JsonMap.Of(("included", true));

    public static JsonMap Describe(ExecutionRecord record)
    {
        var description = new JsonMapBuilder(12)
            .Set("executionArn", record.Request.Arn)
            .Set("stateMachineArn", record.Machine.Arn)
            .Set("name", record.Request.Name)
            .Set("status", record.StatusName)
            .Set("startDate", Seconds(record.StartedAt));
        if (record.StoppedAt is { } stopped) description.Set("stopDate", Seconds(stopped));
        description.Set("input", JsonString.Of(record.Request.Input)).Set("inputDetails", Included);
        if (record.Output is { } output) description.Set("output", JsonString.Of(output)).Set("outputDetails", Included);
        if (record.Error?.Error is { } error) description.Set("error", error);
        if (record.Error?.Cause is { } cause) description.Set("cause", cause);
        return description.Build();
    }

    public static JsonMap History(ExecutionRecord record, bool newestFirst)
    {
        var events = record.Run?.History.Select(e => (Json)e.ToJson()) ?? [];
        return JsonMap.Of(("events", JsonList.Of(newestFirst ? events.Reverse() : events)));
    }

    /// <summary>The detail of "Step Functions Execution Status Change" (SFN/eventbridge-integration.html).</summary>
    public static JsonMap StatusChange(ExecutionRecord record)
    {
        Json OrNull(Json? value) => value ?? Json.Null;
        return new JsonMapBuilder(20)
            .Set("executionArn", record.Request.Arn)
            .Set("stateMachineArn", record.Machine.Arn)
            .Set("name", record.Request.Name)
            .Set("status", record.StatusName)
            .Set("startDate", record.StartedAt.ToUnixTimeMilliseconds())
            .Set("stopDate", OrNull(record.StoppedAt is { } stopped ? (Json)stopped.ToUnixTimeMilliseconds() : null))
            .Set("input", JsonString.Of(record.Request.Input))
            .Set("output", OrNull(record.Output is { } output ? JsonString.Of(output) : null))
            .Set("stateMachineVersionArn", Json.Null)
            .Set("stateMachineAliasArn", Json.Null)
            .Set("redriveCount", 0)
            .Set("redriveDate", Json.Null)
            .Set("redriveStatus", record.Status is Execution.ExecutionStatus.Running or Execution.ExecutionStatus.Succeeded ? "NOT_REDRIVABLE" : "REDRIVABLE")
            .Set("redriveStatusReason", Unredrivable(record))
            .Set("inputDetails", Included)
            .Set("outputDetails", OrNull(record.Output is null ? null : Included))
            .Set("error", OrNull(record.Error?.Error is { } error ? (Json)error : null))
            .Set("cause", OrNull(record.Error?.Cause is { } cause ? (Json)cause : null))
            .Build();
    }

    private static Json Unredrivable(ExecutionRecord record) => record.Status switch
    {
        Execution.ExecutionStatus.Running => "Execution is RUNNING and cannot be redriven",
        Execution.ExecutionStatus.Succeeded => "Execution is SUCCEEDED and cannot be redriven",
        _ => Json.Null,
    };

    /// <summary>The APIs give times in seconds since 1970.</summary>
    public static Json Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
