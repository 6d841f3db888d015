using System.CommandLine;
using EventPatterns.Benchmarks.Deliveries;
using EventPatterns.Benchmarks.Fuzzing;
using EventPatterns.Benchmarks.Matching;
using EventPatterns.Benchmarks.Micro;
using EventPatterns.Benchmarks.Updates;
using EventPatterns.Benchmarks.Workflows;

var command = new RootCommand("Measures the simulator, and tries its parsers with what nobody would write.")
{
    MatchCommand.Create(),
    DeliveriesCommand.Create(),
    UpdatesCommand.Create(),
    WorkflowCommand.Create(),
    FuzzCommand.Create(),
    MicroCommand.Create(),
};
return command.Parse(args).Invoke();
