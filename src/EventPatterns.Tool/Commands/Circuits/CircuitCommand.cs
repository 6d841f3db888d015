using System.CommandLine;

namespace EventPatterns.Tool.Commands.Circuits;

/// <summary><c>event-patterns circuit status|isolate|release|replay NAME</c>, against AWS or in a simulation.</summary>
internal static class CircuitCommand
{
    public static Command Create(Terminal terminal) => new("circuit", "Shows and steers a circuit breaker, in AWS or, with --simulate, in a scenario.")
    {
        Create(terminal, CircuitOrder.Status, "Tells how the circuit stands."),
        Create(terminal, CircuitOrder.Isolate, "Holds the circuit open until it is released."),
        Create(terminal, CircuitOrder.Release, "Lets an isolated circuit recover: it is probed before it closes."),
        Create(terminal, CircuitOrder.Replay, "Replays what was held, once more. The circuit must be closed."),
    };

    private static Command Create(Terminal terminal, CircuitOrder order, string description)
    {
        var circuit = new Argument<string>("NAME") { Description = "The circuit's name, as the breaker's props have it." };
        var bus = new Option<string>("--bus") { HelpName = "BUS", Description = "The breaker's bus: name or ARN; in a simulation also its construct path.", Required = order != CircuitOrder.Status };
        var table = new Option<string>("--table") { HelpName = "TABLE", Description = "The table of the circuit's state: name; in a simulation also its construct path.", Required = order == CircuitOrder.Status };
        var since = new Option<DateTimeOffset?>("--since") { HelpName = "TIME", Description = "From when on, such as 2026-05-04T10:00:00Z.", Required = order == CircuitOrder.Replay };
        var region = new Option<string>("--region") { HelpName = "REGION", Description = "The AWS region. Default: as the AWS SDK finds it." };
        var endpoint = new Option<string>("--endpoint") { HelpName = "URL", Description = "The services' endpoint, where it is not AWS's own. It needs --region." };
        var simulate = new Option<string>("--simulate") { HelpName = "DIR", Description = "Ask a simulation of this folder (cdk.out, or one with a cdk.json) instead of AWS. It needs --scenario." };
        var scenario = new Option<string>("--scenario") { HelpName = "FILE", Description = "What happens in the simulation: a JSON file. Its expectations are left out." };
        var at = new Option<string>("--at") { HelpName = "TIME", Description = "When in the scenario, such as PT10M. Default: the status at its end, an order at its beginning." };
        var save = new Option<string>("--save") { HelpName = "FILE", Description = "Writes the scenario with the order among its steps to this file, for the next order to build on." };
        var seed = new Option<ulong>("--seed") { HelpName = "N", Description = "The simulation's seed.", DefaultValueFactory = _ => 1 };

        var command = new Command(order.ToString().ToLowerInvariant(), description) { circuit, bus, table, region, endpoint, simulate, scenario, at, seed };
        if (order == CircuitOrder.Replay) command.Options.Add(since);
        if (order != CircuitOrder.Status) command.Options.Add(save);
        command.SetAction((parsed, cancellation) => Guard.Run(terminal, () => Run(terminal, new CircuitOptions
        {
            Order = order,
            Circuit = parsed.GetValue(circuit)!,
            Bus = parsed.GetValue(bus),
            Table = parsed.GetValue(table),
            Since = order == CircuitOrder.Replay ? parsed.GetValue(since) : null,
            Region = parsed.GetValue(region),
            Endpoint = parsed.GetValue(endpoint),
            Simulate = parsed.GetValue(simulate),
            Scenario = parsed.GetValue(scenario),
            At = parsed.GetValue(at),
            Save = order == CircuitOrder.Status ? null : parsed.GetValue(save),
            Seed = parsed.GetValue(seed),
        }, cancellation)));
        return command;
    }

    private static Task<int> Run(Terminal terminal, CircuitOptions options, CancellationToken cancellation) => options switch
    {
        { Simulate: not null, Scenario: null } => throw new InputException("--simulate needs a --scenario: what happens to the circuit."),
        { Simulate: null, Scenario: not null } or { Simulate: null, At: not null } or { Simulate: null, Save: not null } => throw new InputException("--scenario, --at and --save are for a simulation: give --simulate and a folder too."),
        { Simulate: not null } => new SimulatedCircuit(terminal, options).Run(cancellation),
        { Endpoint: not null, Region: null } => throw new InputException("--endpoint needs a --region."),
        _ => new DeployedCircuit(terminal, options).Run(cancellation),
    };
}
