using EventPatterns.Simulator.Access;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Scenarios.Steps;

/// <summary>Puts an event on a bus, once or several times.</summary>
internal sealed class PutStep : IStep
{
    private readonly Field _step;

    private PutStep(Field step, TimeSpan at)
    {
        _step = step;
        At = at;
    }

    public TimeSpan At { get; }

    public string Words => $"put {_step.Required("detailType").Text()} on {_step.Required("bus").Text()}{(Times > 1 ? $" {Times} times" : "")}";

    private int Times => _step.Optional("times")?.Whole(1, 100_000) ?? 1;

    public static PutStep Read(Field step, TimeSpan at)
    {
        step.Only("bus", "source", "detailType", "detail", "time", "resources", "times", "every");
        foreach (var name in (ReadOnlySpan<string>)["bus", "source", "detailType"]) step.Required(name).Text();
        step.Required("detail").Map();
        step.Optional("times")?.Whole(1, 100_000);
        step.Optional("every")?.Duration();
        step.Optional("time")?.Text();
        foreach (var resource in step.Optional("resources")?.List() ?? []) resource.Text();
        return new PutStep(step, at);
    }

    public Func<Moment, Task<Verdict?>> Bind(Simulation simulation)
    {
        var bus = Names.Bind(_step.Required("bus"), simulation.Bus);
        return cause => PutAll(simulation, bus, cause);
    }

    private async Task<Verdict?> PutAll(Simulation simulation, SimulatedBus bus, Moment cause)
    {
        var pause = _step.Optional("every")?.Duration() ?? TimeSpan.Zero;
        for (var number = 1; number <= Times; number++)
        {
            if (number > 1 && pause > TimeSpan.Zero) await simulation.World.Loop.Delay(pause).ConfigureAwait(false);
            if (await Put(simulation, bus, cause, number).ConfigureAwait(false) is { } refusal) return refusal;
        }
        return null;
    }

    private async Task<Verdict?> Put(Simulation simulation, SimulatedBus bus, Moment cause, int number)
    {
        var request = JsonMap.Of(("Entries", JsonList.Of(Entry(simulation, bus, number))));
        var call = new AwsCall(Principal.Root(bus.Place), "events", "PutEvents", request, cause);
        var answer = await simulation.World.Door.Call(call).ConfigureAwait(false);
        var error = answer.Error?.Message ?? (answer.Body["Entries"] as JsonList)?[0].TextOf("ErrorMessage");
        return error is null ? null : new Verdict($"{Words} is accepted", false, error);
    }

    private JsonMap Entry(Simulation simulation, SimulatedBus bus, int number)
    {
        string Text(string name) => Placeholders.Fill(_step.Required(name).Text(), number, simulation);
        return new JsonMapBuilder()
            .Set("EventBusName", bus.Arn)
            .Set("Source", Text("source"))
            .Set("DetailType", Text("detailType"))
            .Set("Detail", Placeholders.Fill(_step.Required("detail").Value, number, simulation).ToString())
            .SetIf("Time", _step.Has("time") ? (Json)Text("time") : null)
            .SetIf("Resources", _step.Optional("resources")?.Value)
            .Build();
    }
}
