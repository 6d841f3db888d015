using System.CommandLine;
using EventPatterns.Tool.Commands;

return await new RootCommand("Simulates event-driven CDK apps from their templates, on a virtual clock, without an account.")
{
    SimulateCommand.Create(),
    GraphCommand.Create(),
}.Parse(args).InvokeAsync().ConfigureAwait(false);
