using System.Text.Json;
using System.Text.Json.Nodes;
using EventPatterns.Client.Circuits;
using EventPatterns.Events;
using EventPatterns.Events.Circuits;
using EventPatterns.Jsonata;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Scenarios;
using EventPatterns.Tool.Synthesis;

namespace EventPatterns.Tool.Commands.Circuits;

/// <summary>
/// A circuit in a simulation. An order is one more step of the scenario, an event like the one that AWS would get; the
/// status is the table's at the end, or at a time.
/// </summary>
internal sealed class SimulatedCircuit(Terminal terminal, CircuitOptions options)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public async Task<int> Run(CancellationToken cancellation)
    {
        var changed = Changed();
        var scenario = Scenario.Parse(changed.ToJsonString(), options.Scenario!);
        var assembly = await new AssemblySource(terminal).Find(options.Simulate!, showProgress: false, cancellation).ConfigureAwait(false);
        var simulation = Simulation.Load(assembly, new SimulationOptions { Seed = options.Seed, Jsonata = new JsonataEngine() });
        scenario.Run(simulation);
        foreach (var line in Lines(simulation)) await terminal.Say(line).ConfigureAwait(false);
        if (options.Save is { } file) await File.WriteAllTextAsync(file, changed.ToJsonString(Indented), cancellation).ConfigureAwait(false);
        return ExitCodes.Holds;
    }

    /// <summary>What the circuit told, what came of the order, and how the circuit stands at the end.</summary>
    private IEnumerable<string> Lines(Simulation simulation)
    {
        var told = options.Bus is { } bus ? Told(simulation, bus) : [];
        var came = options.Order == CircuitOrder.Status ? [] : OrderOutcome.Of(simulation, options, OrderId);
        string[] stands = options.Table is { } table ? [CircuitText.Of(Status(simulation.Table(table).Item(options.Circuit)?.ToString()))] : [];
        return [.. told, .. came, .. stands];
    }

    private CircuitStatus Status(string? item) => CircuitStatus.Of(options.Circuit, item is null ? null : JsonNode.Parse(item)!.AsObject());

    /// <summary>The scenario with the order among its steps, or with the time of asking as its end.</summary>
    private JsonObject Changed()
    {
        var scenario = Read();
        scenario["expect"] = new JsonArray();
        if (options.Order == CircuitOrder.Status)
        {
            if (options.At is { } end) scenario["until"] = end;
            return scenario;
        }
        if (scenario["steps"] is not JsonArray steps) throw new InputException($"{options.Scenario}: expected \"steps\", a list.");
        steps.Add((JsonNode)new JsonObject { ["at"] = options.At ?? "PT0S", ["put"] = Order() });
        return scenario;
    }

    private JsonObject Read()
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(options.Scenario!)) as JsonObject ?? throw new InputException($"{options.Scenario} is no scenario: expected an object.");
        }
        catch (JsonException broken)
        {
            throw new InputException($"{options.Scenario} is not JSON: {broken.Message}");
        }
    }

    /// <summary>Unlike that of an order that a saved scenario has already.</summary>
    private string OrderId => $"order-{options.Order}-{options.At ?? "PT0S"}";

    private JsonObject Order()
    {
        EventContract contract = options.Order switch
        {
            CircuitOrder.Isolate => EventContract.Of<CircuitIsolationRequested>(),
            CircuitOrder.Release => EventContract.Of<CircuitReleaseRequested>(),
            _ => EventContract.Of<CircuitReplayRequested>(),
        };
        var data = new JsonObject { ["circuit"] = options.Circuit };
        if (options.Since is { } since) data["since"] = since.UtcDateTime.ToString("O");
        return new()
        {
            ["bus"] = options.Bus,
            ["source"] = contract.Source,
            ["detailType"] = contract.DetailType,
            ["detail"] = new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["eventId"] = OrderId,
                    ["schemaVersion"] = contract.SchemaVersion,
                    ["domain"] = contract.Domain,
                    ["service"] = contract.Service,
                    ["category"] = "operational",
                    ["correlationId"] = OrderId,
                    ["occurredAt"] = "{{now}}",
                },
                ["data"] = data,
            },
        };
    }

    private IEnumerable<string> Told(Simulation simulation, string bus) =>
        from happened in simulation.Bus(bus).Events
        where happened.TextOf("source") == CircuitSource.Source && happened["detail"]?["metadata"]?.TextOf("category") == "operational"
        let data = happened["detail"]!["data"]!
        where data.TextOf("circuit") == options.Circuit
        select $"{happened.TextOf("time")}  {happened.TextOf("detail-type")}{(data.TextOf("reason") is { } reason ? $": {reason}" : "")}";
}
