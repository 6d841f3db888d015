using EventPatterns.Simulator.Access;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Scenarios.Steps;

/// <summary>Puts a record on a Kinesis stream, once or several times.</summary>
internal sealed class RecordStep(Field step, TimeSpan at) : IStep
{
    public TimeSpan At => at;

    public string Words => $"record on {step.Required("stream").Text()}";

    public static RecordStep Read(Field step, TimeSpan at)
    {
        step.Only("stream", "partitionKey", "data", "times").Required("stream").Text();
        step.Required("partitionKey").Text();
        _ = step.Required("data");
        step.Optional("times")?.Whole(1, 100_000);
        return new RecordStep(step, at);
    }

    public Func<Moment, Task<Verdict?>> Bind(Simulation simulation)
    {
        var stream = Names.Bind(step.Required("stream"), simulation.Stream);
        return cause => Put(simulation, stream, cause);
    }

    private async Task<Verdict?> Put(Simulation simulation, SimulatedStream stream, Moment cause)
    {
        var root = Principal.Root(stream.Resource.Place);
        for (var number = 1; number <= (step.Optional("times")?.Whole() ?? 1); number++)
        {
            var key = Placeholders.Fill(step.Required("partitionKey").Text(), number, simulation);
            var data = Placeholders.Fill(step.Required("data").Value, number, simulation);
            var request = SimulatedStream.Request(stream.Resource, key, data is JsonString text ? text.Value : data.ToString());
            var answer = await simulation.World.Door.Call(new AwsCall(root, "kinesis", "PutRecord", request, cause)).ConfigureAwait(false);
            if (answer.Error is { } error) return new Verdict($"{Words} is accepted", false, error.Message);
        }
        return null;
    }
}
