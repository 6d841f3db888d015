namespace EventPatterns.Simulator.Services.Pipes.Sources;

/// <summary>Where a pipe gets its records.</summary>
internal interface IPipeSource
{
    void Start();

    /// <summary>Takes no more; what is under way goes on to its end.</summary>
    void Stop();
}
