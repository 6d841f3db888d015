using System.CommandLine;
using EventPatterns.Benchmarks.Fuzzing;
using EventPatterns.Benchmarks.Matching;

var command = new RootCommand("Measures the simulator, and tries its parsers with what nobody would write.")
{
    MatchCommand.Create(),
    FuzzCommand.Create(),
};
return command.Parse(args).Invoke();
