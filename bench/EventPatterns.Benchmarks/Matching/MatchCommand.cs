using System.CommandLine;

namespace EventPatterns.Benchmarks.Matching;

/// <summary><c>match DIR</c>: events a second against the first rules, each count checked.</summary>
internal static class MatchCommand
{
    private static readonly int[] Sizes = [1, 100, 1_000, 10_000];

    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "Holds events.ndjson.gz, rules.ndjson.gz and counts-N.tsv." };
        var seconds = new Option<double>("--seconds") { Description = "How long to measure each number of rules.", DefaultValueFactory = _ => 3 };
        var command = new Command("match", "Measures how many events a second are matched, on one thread, parsing included.") { directory, seconds };
        command.SetAction(asked => Run(asked.GetRequiredValue(directory), TimeSpan.FromSeconds(asked.GetValue(seconds))));
        return command;
    }

    private static int Run(string directory, TimeSpan duration)
    {
        var data = MatchData.Read(directory);
        Console.Out.WriteLine("rules\tevents_per_second\tevents_per_processor_second\tmatches");
        var right = true;
        foreach (var size in Sizes)
        {
            var run = new MatchRun(data, size);
            var differences = data.Differences(size, run.Count());
            right &= differences.Count == 0;
            foreach (var difference in differences.Take(10)) Console.Error.WriteLine($"{size} rules: {difference}");
            var (perSecond, perProcessorSecond) = run.Measure(duration);
            Console.Out.WriteLine($"{size}\t{perSecond:F0}\t{perProcessorSecond:F0}\t{run.Matches}");
        }
        return right ? 0 : 1;
    }
}
