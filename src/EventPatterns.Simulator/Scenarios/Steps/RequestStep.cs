using EventPatterns.Simulator.Access;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Scenarios.Steps;

/// <summary>Sends a request to an API of the stack, once or several times, and expects a status.</summary>
internal sealed class RequestStep(Field step, TimeSpan at) : IStep
{
    private static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromSeconds(1);

    public TimeSpan At => at;

    public string Words => $"{Method} {Path} to {step.Required("api").Text()}";

    private string Method => step.Optional("method")?.Text() ?? "POST";

    private string Path => step.Required("path").Text();

    public static RequestStep Read(Field step, TimeSpan at)
    {
        step.Only("api", "method", "path", "headers", "body", "times", "status", "retries").Required("api").Text();
        step.Required("path").Text();
        step.Optional("method")?.Text();
        step.Optional("times")?.Whole(1, 100_000);
        step.Optional("status")?.Whole(100, 599);
        step.Optional("retries")?.Whole(0, 100);
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
        Verdict? failed = null;
        for (var number = 1; number <= (step.Optional("times")?.Whole() ?? 1); number++)
        {
            string Fill(string text) => Placeholders.Fill(text, number, simulation);
            var body = step.Optional("body") is { } given ? Placeholders.Fill(given.Value, number, simulation).ToString() : null;
            var headers = step.Optional("headers")?.Members().ToDictionary(h => h.Name, h => Fill(h.Value.Text()));
            var answer = await Insist(simulation, () => api.SendAsync(Method, Fill(Path), body, headers, cause), expected).ConfigureAwait(false);
            if (answer.Status != expected) failed ??= new Verdict($"{Words} answers {expected}", false, $"{answer.Status}: {answer.Body}");
        }
        return failed ?? new Verdict($"{Words} answers {expected}", true, $"{expected}");
    }

    /// <summary>Sends the same again as long as the answer is another than expected, as the client of an API that may fail must.</summary>
    private async Task<ApiAnswer> Insist(Simulation simulation, Func<Task<ApiAnswer>> send, int expected)
    {
        for (var left = step.Optional("retries")?.Whole() ?? 0; ; left--)
        {
            var answer = await send().ConfigureAwait(false);
            if (answer.Status == expected || left == 0) return answer;
            await simulation.World.Loop.Delay(PauseBeforeRetry).ConfigureAwait(false);
        }
    }
}
