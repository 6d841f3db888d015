using EventPatterns.Simulator.Access;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Scenarios.Steps;

/// <summary>Sends a request to an API of the stack, once or several times, and expects a status.</summary>
internal sealed class RequestStep(Field step, TimeSpan at) : IStep
{
    public TimeSpan At => at;

    public string Words => $"{Method} {Path} to {step.Required("api").Text()}";

    private string Method => step.Optional("method")?.Text() ?? "POST";

    private string Path => step.Required("path").Text();

    public static RequestStep Read(Field step, TimeSpan at)
    {
        step.Only("api", "method", "path", "headers", "body", "times", "status").Required("api").Text();
        step.Required("path").Text();
        step.Optional("method")?.Text();
        step.Optional("times")?.Whole(1, 100_000);
        step.Optional("status")?.Whole(100, 599);
        foreach (var (_, header) in step.Optional("headers")?.Members() ?? []) header.Text();
        return new RequestStep(step, at);
    }

    public Func<Moment, Task<Verdict?>> Bind(Simulation simulation)
    {
        var api = Names.Bind(step.Required("api"), simulation.Api);
        return cause => Send(simulation, api, cause);
    }

    private async Task<Verdict?> Send(Simulation simulation, SimulatedApi api, Moment cause)
    {
        var expected = step.Optional("status")?.Whole() ?? 200;
        for (var number = 1; number <= (step.Optional("times")?.Whole() ?? 1); number++)
        {
            string Fill(string text) => Placeholders.Fill(text, number, simulation);
            var body = step.Optional("body") is { } given ? Placeholders.Fill(given.Value, number, simulation).ToString() : null;
            var headers = step.Optional("headers")?.Members().ToDictionary(h => h.Name, h => Fill(h.Value.Text()));
            var answer = await api.SendAsync(Method, Fill(Path), body, headers, cause).ConfigureAwait(false);
            if (answer.Status != expected) return new Verdict($"{Words} answers {expected}", false, $"{answer.Status}: {answer.Body}");
        }
        return new Verdict($"{Words} answers {expected}", true, $"{expected}");
    }
}
