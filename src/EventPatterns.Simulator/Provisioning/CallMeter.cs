using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Provisioning;

/// <summary>Counts the calls that were performed, by action.</summary>
internal sealed class CallMeter : IMeter
{
    private readonly Dictionary<string, long> _calls = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Calls => _calls;

    public void Count(AwsCall call, Answer answer) => _calls[call.Name] = _calls.GetValueOrDefault(call.Name) + 1;
}
