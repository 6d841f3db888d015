using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.ApiGateway.Rest;

/// <summary>What answers a method of a REST API: an AWS service between mapping templates, or a mock.</summary>
internal sealed record RestIntegration : ApiIntegration
{
    private const string JsonType = "application/json";

    /// <summary><c>AWS</c> or <c>MOCK</c>.</summary>
    public required string Type { get; init; }

    /// <summary><c>arn:aws:apigateway:region:service:action/Action</c>, or <c>service:path/...</c>.</summary>
    public required string Uri { get; init; }

    public required string RoleArn { get; init; }

    public required string? RequestTemplate { get; init; }

    public required JsonList Responses { get; init; }

    /// <exception cref="SimulationException">It is of a kind that is not simulated.</exception>
    public static RestIntegration Read(Json settings, string owner)
    {
        var type = settings.TextOf("Type") ?? "";
        if (type is not ("AWS" or "MOCK"))
            throw new SimulationException($"{owner} has an integration of type '{type}': the simulator knows AWS and MOCK of REST APIs.");
        return new RestIntegration
        {
            Type = type,
            Uri = settings.TextOf("Uri") ?? "",
            RoleArn = settings.TextOf("Credentials") ?? "",
            RequestTemplate = settings["RequestTemplates"]?.TextOf(JsonType),
            Responses = settings.ListOf("IntegrationResponses"),
        };
    }

    /// <summary>The response for a status: the first whose pattern fits all of it, else the one without a pattern.</summary>
    public Json? ResponseFor(string status) =>
        Responses.FirstOrDefault(r => r.TextOf("SelectionPattern") is { Length: > 0 } pattern && Regex.IsMatch(status, $"^(?:{pattern})$"))
        ?? Responses.FirstOrDefault(r => string.IsNullOrEmpty(r.TextOf("SelectionPattern")));

    public static string? TemplateOf(Json response) => response["ResponseTemplates"]?.TextOf(JsonType);
}
