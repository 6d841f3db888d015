using System.CommandLine;

namespace EventPatterns.Benchmarks.Workflows;

/// <summary><c>workflows</c>: executions a second of a small workflow.</summary>
internal static class WorkflowCommand
{
    public static Command Create()
    {
        var seconds = new Option<double>("--seconds") { Description = "How long to measure, after as long a warm-up.", DefaultValueFactory = _ => 3 };
        var command = new Command("workflows", "Measures how many executions of Pass, Choice, Pass, Map over ten items and Succeed run a second, on one thread, with their history kept.") { seconds };
        command.SetAction(asked => Run(TimeSpan.FromSeconds(asked.GetValue(seconds))));
        return command;
    }

    private static int Run(TimeSpan duration)
    {
        var (perSecond, perProcessorSecond) = new WorkflowRun().Measure(duration);
        Console.Out.WriteLine("executions_per_second\texecutions_per_processor_second");
        Console.Out.WriteLine($"{perSecond:F0}\t{perProcessorSecond:F0}");
        return 0;
    }
}
