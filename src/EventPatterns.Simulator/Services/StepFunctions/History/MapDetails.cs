using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.History;

/// <summary>A Map state began over so many items.</summary>
internal sealed record MapStateStarted(int Length) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json) => json.Set("length", Length);
}

/// <summary>An iteration of a Map state started or ended.</summary>
internal sealed record MapIteration(string Name, int Index) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json) => json.Set("name", Name).Set("index", Index);
}

/// <summary>A distributed Map state began its run.</summary>
internal sealed record MapRunStarted(string MapRunArn) : HistoryDetails
{
    protected override void Write(JsonMapBuilder json) => json.Set("mapRunArn", MapRunArn);
}
