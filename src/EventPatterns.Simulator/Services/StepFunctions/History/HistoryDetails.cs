using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.History;

/// <summary>The details of a history event.</summary>
internal abstract record HistoryDetails
{
    private static readonly JsonMap NotTruncated = JsonMap.Of(("truncated", false));

    /// <summary>The member of the event that holds them: <c>taskFailedEventDetails</c>.</summary>
    public virtual string MemberOf(HistoryEventType type)
    {
        var name = type.ToString();
        return $"{char.ToLowerInvariant(name[0])}{name.AsSpan(1)}EventDetails";
    }

    /// <summary>The details as AWS's API gives them.</summary>
    public JsonMap ToJson()
    {
        var json = new JsonMapBuilder();
        Write(json);
        return json.Build();
    }

    protected abstract void Write(JsonMapBuilder json);

    /// <summary>Data stand in the history as JSON text, with a note that nothing was cut.</summary>
    protected static void Data(JsonMapBuilder json, string name, Json? data)
    {
        if (data is null) return;
        json.Set(name, data.ToString()).Set(name + "Details", NotTruncated);
    }

    protected static void Text(JsonMapBuilder json, string name, string? text)
    {
        if (text is not null) json.Set(name, text);
    }
}

/// <summary>The execution began.</summary>
internal sealed record ExecutionStarted(Json Input, string RoleArn) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json)
    {
        Data(json, "input", Input);
        json.Set("roleArn", RoleArn);
    }
}

/// <summary>A state was entered.</summary>
internal sealed record StateEntered(string Name, Json Input) : HistoryDetails
{
    public override string MemberOf(HistoryEventType type) => "stateEnteredEventDetails";

    protected override void Write(JsonMapBuilder json)
    {
        json.Set("name", Name);
        Data(json, "input", Input);
    }
}

/// <summary>A state was left, and what it assigned to variables.</summary>
internal sealed record StateExited(string Name, Json Output, JsonMap? Assigned) : HistoryDetails
{
    public override string MemberOf(HistoryEventType type) => "stateExitedEventDetails";

    protected override void Write(JsonMapBuilder json)
    {
        json.Set("name", Name);
        Data(json, "output", Output);
        if (Assigned is not { Count: > 0 }) return;
        var texts = new JsonMapBuilder(Assigned.Count);
        foreach (var (name, value) in Assigned) texts.Set(name, value.ToString());
        json.Set("assignedVariables", texts.Build()).Set("assignedVariablesDetails", JsonMap.Of(("truncated", false)));
    }
}

/// <summary>Something ended with data: the execution, a function, an activity.</summary>
internal sealed record Succeeded(Json Output) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json) => Data(json, "output", Output);
}

/// <summary>Something failed or timed out: the execution, a function, an activity, a map run.</summary>
internal sealed record Failed(string? Error, string? Cause) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json)
    {
        Text(json, "error", Error);
        Text(json, "cause", Cause);
    }
}

/// <summary>A query of a state in JSONata mode failed.</summary>
internal sealed record EvaluationFailed(string State, string? Error, string? Cause, string? Location) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json)
    {
        Text(json, "error", Error);
        Text(json, "cause", Cause);
        Text(json, "location", Location);
        json.Set("state", State);
    }
}
