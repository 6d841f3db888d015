using EventPatterns.Simulator.Access;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Scenarios.Steps;

/// <summary>Sends a message to a queue, once or several times.</summary>
internal sealed class SendStep(Field step, TimeSpan at) : IStep
{
    public TimeSpan At => at;

    public string Words => $"send to {step.Required("queue").Text()}";

    public static SendStep Read(Field step, TimeSpan at)
    {
        step.Only("queue", "body", "times").Required("queue").Text();
        _ = step.Required("body");
        step.Optional("times")?.Whole(1, 100_000);
        return new SendStep(step, at);
    }

    public Func<Moment, Task<Verdict?>> Bind(Simulation simulation)
    {
        var queue = Names.Bind(step.Required("queue"), simulation.Queue);
        return cause => Send(simulation, queue, cause);
    }

    private async Task<Verdict?> Send(Simulation simulation, SimulatedQueue queue, Moment cause)
    {
        var root = Principal.Root(queue.Resource.Place);
        for (var number = 1; number <= (step.Optional("times")?.Whole() ?? 1); number++)
        {
            var body = Placeholders.Fill(step.Required("body").Value, number, simulation);
            var request = JsonMap.Of(("QueueUrl", queue.Resource.Ref), ("MessageBody", body is JsonString text ? text.Value : body.ToString()));
            var answer = await simulation.World.Door.Call(new AwsCall(root, "sqs", "SendMessage", request, cause)).ConfigureAwait(false);
            if (answer.Error is { } error) return new Verdict($"{Words} is accepted", false, error.Message);
        }
        return null;
    }
}
