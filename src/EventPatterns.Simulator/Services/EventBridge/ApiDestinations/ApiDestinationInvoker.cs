using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Connections;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Services.EventBridge.ApiDestinations;

/// <summary>Invokes API destinations, one attempt at a time (UG/eb-api-destinations.html).</summary>
internal sealed class ApiDestinationInvoker(
    World world, HttpNetwork network, ApiDestinationCalls destinations, ConnectionCalls connections, Credentials credentials)
{
    /// <summary>The action by which the door knows an invocation, and IAM the right to it.</summary>
    public const string Action = "InvokeApiDestination";

    /// <summary>How long EventBridge waits for an endpoint.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Sends one event: once, when the destination's rate allows it. The caller's right to do so is checked by then.</summary>
    public async Task<ApiDestinationOutcome> Invoke(string destinationArn, DestinationParameters parameters, Json input, Moment? cause)
    {
        if (!destinations.TryFind(destinationArn, out var destination)) return ApiDestinationOutcome.Missing($"The API destination {destinationArn}");
        if (!connections.TryFind(destination.ConnectionArn, out var connection)) return ApiDestinationOutcome.Missing($"The connection {destination.ConnectionArn}");

        var wait = destination.NextTurn(world.Loop.Now) - world.Loop.Now;
        if (wait > TimeSpan.Zero) await world.Loop.Delay(wait).ConfigureAwait(false);

        // An update authorises the connection again, so an event that waits for it is not lost.
        if (await credentials.Of(connection, cause).ConfigureAwait(false) is not { } authorization)
            return ApiDestinationOutcome.Failed($"the connection {connection.Name} is {ConnectionJson.State(connection.State)}. {connection.StateReason}".TrimEnd(), 401, retryable: true);

        var request = DestinationRequest.Of(destination, connection, authorization, parameters, input) with { Caller = destinationArn };
        var result = await network.Send(request, Patience, cause).ConfigureAwait(false);
        if (result is HttpResult.Replied { Unauthorized: true } refused) credentials.Refused(connection, refused.Status, cause);
        return Outcome(result);
    }

    /// <summary>The same, as a call through the door.</summary>
    public async ValueTask<Answer> Invoke(AwsCall call)
    {
        var parameters = DestinationParameters.Read(call.Request["HttpParameters"]);
        var outcome = await Invoke(call.Request.TextOf("ApiDestinationArn")!, parameters, call.Request["Input"]!, call.Cause).ConfigureAwait(false);
        return outcome.ToAnswer();
    }

    private ApiDestinationOutcome Outcome(HttpResult result) => result switch
    {
        HttpResult.Replied { Succeeded: true } => ApiDestinationOutcome.Delivered,
        HttpResult.Replied reply => Outcome(reply),
        HttpResult.TimedOut => ApiDestinationOutcome.Failed($"the endpoint did not answer within {Patience.TotalSeconds} seconds.", 504, retryable: true),
        HttpResult.NotConnected lost => ApiDestinationOutcome.Failed($"the endpoint cannot be reached. {lost.Reason}", 502, retryable: true),
        _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}."),
    };

    private ApiDestinationOutcome Outcome(HttpResult.Replied reply)
    {
        var asked = RetryAfter.Read(reply.Headers, world.Loop.Now);
        var retryable = reply.Status is 401 or 407 or 409 or 429 or >= 500 && !(asked < TimeSpan.Zero);
        return ApiDestinationOutcome.Failed($"the endpoint answered {reply.Status}.", reply.Status, retryable) with { NotBefore = retryable ? asked : null };
    }
}
