using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.ApiGateway.Rest;

/// <summary>The call that an integration's URI and body make of an AWS service.</summary>
internal sealed record ServiceRequest(string Service, string Action, JsonMap Request)
{
    private static readonly HashSet<string> Services = ["events", "sqs", "states", "dynamodb", "sns", "kinesis"];

    /// <exception cref="SimulationException">The service is not one that a REST API of a simulation can call.</exception>
    public static ServiceRequest? Read(string uri, string body)
    {
        if (uri.Split(':', 6) is not [_, _, "apigateway", var region, var service, var rest] || !Services.Contains(service))
            throw new SimulationException($"The simulator does not know the integration '{uri}' of a REST API. It knows those of {string.Join(", ", Services.Order())}.");
        if (rest.StartsWith("path/", StringComparison.Ordinal)) return service == "sqs" ? ReadForm(rest["path/".Length..].Split('/'), region, body) : null;
        return Json.TryParse(body, out var json) && json is JsonMap request ? new(service, rest.Split('/')[1], request) : null;
    }

    /// <summary>SQS by its queue's path takes a form: <c>Action=SendMessage&amp;MessageBody=...</c>.</summary>
    private static ServiceRequest? ReadForm(string[] queue, string region, string body)
    {
        var fields = body.Split('&').Select(f => f.Split('=', 2)).Where(f => f.Length == 2)
            .ToDictionary(f => f[0].Trim(), f => Uri.UnescapeDataString(f[1].Replace('+', ' ')), StringComparer.Ordinal);
        if (!fields.Remove("Action", out var action) || queue.Length < 2) return null;
        var request = new JsonMapBuilder().Set("QueueUrl", $"https://sqs.{region}.amazonaws.com/{queue[0]}/{queue[1]}");
        foreach (var (name, value) in fields) request.Set(name, value);
        return new("sqs", action, request.Build());
    }
}
