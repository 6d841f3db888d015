using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Scenarios.Steps;

/// <summary>
/// Calls any API as an account's administrator: <c>{"service": "dynamodb", "action": "PutItem", "request": {...}}</c>. The
/// account and region are the first stack's unless the step names others, as for a stranger who puts events.
/// </summary>
internal sealed partial class CallStep(Field step, TimeSpan at) : IStep
{
    public TimeSpan At => at;

    public string Words => $"call {step.Required("service").Text()}:{step.Required("action").Text()}";

    public static CallStep Read(Field step, TimeSpan at)
    {
        step.Only("service", "action", "request", "times", "account", "region");
        step.Required("service").Text();
        step.Required("action").Text();
        step.Required("request").Map();
        step.Optional("times")?.Whole(1, 100_000);
        if (step.Optional("account") is { } account && !Account().IsMatch(account.Text())) throw account.Expected("an account, of twelve digits");
        step.Optional("region")?.Text();
        return new CallStep(step, at);
    }

    public Func<Moment, Task<Verdict?>> Bind(Simulation simulation) => cause => Call(simulation, cause);

    private async Task<Verdict?> Call(Simulation simulation, Moment cause)
    {
        var first = simulation.Assembly.Stacks[0].Place;
        var root = Principal.Root(new Place(step.Optional("account")?.Text() ?? first.Account, step.Optional("region")?.Text() ?? first.Region));
        for (var number = 1; number <= (step.Optional("times")?.Whole() ?? 1); number++)
        {
            var request = Placeholders.Fill(step.Required("request").Value, number, simulation);
            var call = new AwsCall(root, step.Required("service").Text(), step.Required("action").Text(), (JsonMap)request, cause);
            var answer = await simulation.World.Door.Call(call).ConfigureAwait(false);
            if (answer.Error is { } error) return new Verdict($"{Words} succeeds", false, $"{error.Code}: {error.Message}");
        }
        return null;
    }

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex Account();
}
