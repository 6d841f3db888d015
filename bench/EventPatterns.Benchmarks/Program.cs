using System.CommandLine;
using EventPatterns.Benchmarks.Fuzzing;
using EventPatterns.Benchmarks.Matching;
using EventPatterns.Benchmarks.Updates;
using EventPatterns.Benchmarks.Workflows;

var command = new RootCommand("Measures the simulator, and tries its parsers with what nobody would write.")
{
    MatchCommand.Create(),
    UpdatesCommand.Create(),
    WorkflowCommand.Create(),
    FuzzCommand.Create(),
};
return command.Parse(args).Invoke();
