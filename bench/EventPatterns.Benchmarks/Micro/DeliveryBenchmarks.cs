using BenchmarkDotNet.Attributes;
using EventPatterns.Benchmarks.Deliveries;

namespace EventPatterns.Benchmarks.Micro;

/// <summary>What a simulation costs, with its memory: loading it, and a thousand events through it.</summary>
[MemoryDiagnoser]
public class DeliveryBenchmarks
{
    private readonly Fanout _fanout = new(rules: 1);

    [Benchmark]
    public void Load() => _fanout.Run(events: 0);

    [Benchmark(OperationsPerInvoke = 1000)]
    public void PutEventThroughRuleToQueue() => _fanout.Run(events: 1000);
}
