using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.History;

/// <summary>A task of an integrated service was scheduled.</summary>
internal sealed record TaskScheduled(TaskResource Resource, string Region, Json Parameters, long? Timeout, long? Heartbeat, string? CredentialsRole) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json)
    {
        json.Set("resourceType", Resource.HistoryType).Set("resource", Resource.HistoryName).Set("region", Region);
        json.Set("parameters", Parameters.ToString());
        if (Timeout is { } timeout) json.Set("timeoutInSeconds", timeout);
        if (Heartbeat is { } heartbeat) json.Set("heartbeatInSeconds", heartbeat);
        if (CredentialsRole is not null) json.Set("taskCredentials", JsonMap.Of(("roleArn", CredentialsRole)));
    }
}

/// <summary>A task of an integrated service started, was submitted or succeeded.</summary>
internal sealed record TaskWent(TaskResource Resource, Json? Output) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json)
    {
        json.Set("resourceType", Resource.HistoryType).Set("resource", Resource.HistoryName);
        Data(json, "output", Output);
    }
}

/// <summary>A task of an integrated service failed or timed out.</summary>
internal sealed record TaskFailed(TaskResource Resource, string? Error, string? Cause) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json)
    {
        json.Set("resourceType", Resource.HistoryType).Set("resource", Resource.HistoryName);
        Text(json, "error", Error);
        Text(json, "cause", Cause);
    }
}

/// <summary>A function or an activity was scheduled by its ARN.</summary>
internal sealed record WorkScheduled(string ResourceArn, Json Input, long? Timeout, long? Heartbeat) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json)
    {
        json.Set("resource", ResourceArn);
        Data(json, "input", Input);
        if (Timeout is { } timeout) json.Set("timeoutInSeconds", timeout);
        if (Heartbeat is { } heartbeat) json.Set("heartbeatInSeconds", heartbeat);
    }
}

/// <summary>A worker took an activity's task.</summary>
internal sealed record ActivityStarted(string? WorkerName) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json) => Text(json, "workerName", WorkerName);
}
