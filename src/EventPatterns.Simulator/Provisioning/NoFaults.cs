using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Provisioning;

/// <summary>Nothing goes wrong, and every delivery is made once.</summary>
internal sealed class NoFaults : IFaults
{
    public AwsError? Before(AwsCall call) => null;

    public AwsError? After(AwsCall call, Answer answer) => null;

    public TimeSpan Lateness(string deliverer) => TimeSpan.Zero;

    public int Copies(string deliverer) => 1;
}
