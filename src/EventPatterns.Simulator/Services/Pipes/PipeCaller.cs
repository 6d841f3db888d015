using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Pipes;

/// <summary>
/// Calls services as the pipe's role. A failure of AWS's own (throttling, 5xx) is retried here and does not count against
/// the source's retries (UG/eb-pipes-error-troubleshooting.html, "Pipe internal errors"); AWS gives no figures, and here
/// after half a minute it becomes a failure like any other.
/// </summary>
internal sealed class PipeCaller(Pipe pipe, World world)
{
    private const int MostRetries = 5;

    public async Task<Answer> Call(string service, string action, Json request, string resourceArn, Moment? cause)
    {
        if (world.Roles.Assume(pipe.Service, pipe.RoleArn, out var role) is { } refused) return refused;
        var call = new AwsCall(role, service, action, request, cause) { Place = Arns.Place(resourceArn) };
        for (var retries = 0; ; retries++)
        {
            var answer = await world.Door.Call(call).ConfigureAwait(false);
            if (answer.Error is not { Retryable: true } || retries == MostRetries) return answer;
            await world.Loop.Delay(Backoff(retries)).ConfigureAwait(false);
        }
    }

    private TimeSpan Backoff(int retries) => TimeSpan.FromSeconds(Math.Pow(2, retries) * (0.5 + (0.5 * world.Random.NextDouble())));
}
