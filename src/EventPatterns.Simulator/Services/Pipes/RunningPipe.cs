using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.Pipes.Sources;

namespace EventPatterns.Simulator.Services.Pipes;

/// <summary>A pipe and whether it runs.</summary>
internal sealed class RunningPipe(Pipe pipe, IPipeSource source)
{
    private bool _running;

    public void Start()
    {
        _running = true;
        source.Start();
    }

    public void Stop()
    {
        _running = false;
        source.Stop();
    }

    public JsonMap Describe() => new JsonMapBuilder()
        .Set("Arn", pipe.Arn)
        .Set("Name", pipe.Name)
        .Set("Source", pipe.Source)
        .Set("Target", pipe.Target)
        .SetIf("Enrichment", pipe.Enrichment is { } enrichment ? (Json)enrichment : null)
        .Set("RoleArn", pipe.RoleArn)
        .Set("DesiredState", _running ? "RUNNING" : "STOPPED")
        .Set("CurrentState", _running ? "RUNNING" : "STOPPED")
        .Build();
}
