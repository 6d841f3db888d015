using System.CommandLine;
using BenchmarkDotNet.Running;

namespace EventPatterns.Benchmarks.Micro;

/// <summary><c>micro</c>: times and allocations by BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var command = new Command("micro", "Measures times and allocations with BenchmarkDotNet; takes some minutes.");
        command.SetAction(_ => BenchmarkRunner.Run<DeliveryBenchmarks>().HasCriticalValidationErrors ? 1 : 0);
        return command;
    }
}
