using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;

namespace EventPatterns.Simulator.Services.EventBridge.Targets;

/// <summary>An API of API Gateway as a target (UG/eb-api-gateway-target.html).</summary>
internal static class ApiTarget
{
    /// <summary>The request to <c>arn:aws:execute-api:region:account:api/stage/METHOD/path</c>, in whose path each <c>*</c> is a parameter's place.</summary>
    public static JsonMap Request(string arn, JsonMap parameters, JsonString input)
    {
        var parts = arn.Split(':', 6)[5].Split('/', 4);
        if (parts.Length < 3) throw new SimulationException($"The target {arn} names no API, stage and method.");
        var given = DestinationParameters.Read(parameters);
        var values = new Queue<string>(given.Path);
        var path = string.Concat((parts.Length > 3 ? parts[3] : "").Select(c => c == '*' && values.TryDequeue(out var value) ? value : c.ToString()));
        return JsonMap.Of(
            ("ApiId", parts[0]), ("Method", parts[2]), ("Path", "/" + path), ("Body", input),
            ("Headers", parameters["HeaderParameters"] ?? JsonMap.Empty), ("Query", parameters["QueryStringParameters"] ?? JsonMap.Empty));
    }

    /// <summary>A status that is no success fails the delivery.</summary>
    public static Answer Read(Answer answer)
    {
        if (!answer.Ok || answer.Body.WholeOf("Status") is not { } status || status is >= 200 and < 300) return answer;
        return Answer.Fail(status == 429 ? "ThrottlingException" : "ApiError", $"The API answered {status}: {answer.Body.TextOf("Body")}", (int)status);
    }
}
