using System.CommandLine;
using System.Diagnostics;

namespace EventPatterns.Benchmarks.Deliveries;

/// <summary><c>deliveries</c>: events a second from PutEvents through rules into queues.</summary>
internal static class DeliveriesCommand
{
    public static Command Create()
    {
        var events = new Option<int>("--events") { Description = "How many events.", DefaultValueFactory = _ => 100_000 };
        var rules = new Option<int>("--rules") { Description = "How many rules, each to a queue of its own.", DefaultValueFactory = _ => 10 };
        var command = new Command("deliveries", "Measures how many events a second go from PutEvents through rules into queues, on one thread, with IAM enforced and the trace kept.") { events, rules };
        command.SetAction(asked => Run(asked.GetValue(events), asked.GetValue(rules)));
        return command;
    }

    private static int Run(int events, int rules)
    {
        var fanout = new Fanout(rules);
        fanout.Run(Math.Max(1, events / 10)); // warm-up
        var clock = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        fanout.Run(events);
        var (elapsed, used) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        Console.Out.WriteLine("events\trules\tseconds\tevents_per_second\tdeliveries_per_second\tevents_per_processor_second");
        Console.Out.WriteLine($"{events}\t{rules}\t{elapsed:F2}\t{events / elapsed:F0}\t{(double)events * rules / elapsed:F0}\t{events / used:F0}");
        return 0;
    }
}
