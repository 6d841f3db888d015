using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.ApiGateway.Rest;

/// <summary>One request to a REST API: mapped, handed to the service, and its answer mapped back.</summary>
internal sealed class RestCall(World world, RestIntegration integration, HttpApiRequest request, AwsCall call)
{
    private const string Broken = """{"message": "Internal server error"}""";

    public async ValueTask<(int Status, string Body)> Answer()
    {
        var body = integration.RequestTemplate is { } template ? new MappingTemplate(Input(request.Body ?? "{}")).Fill(template) : request.Body ?? "{}";
        var (status, answered) = integration.Type == "MOCK" ? Mock(body) : await Ask(body).ConfigureAwait(false);
        return status is null ? (500, Broken) : Map(status.Value, answered);
    }

    /// <summary>A mock answers with the status that its request template names.</summary>
    private static (int? Status, string Body) Mock(string body) =>
        (Json.TryParse(body, out var json) ? (int?)json.WholeOf("statusCode") : null, "{}");

    private async ValueTask<(int? Status, string Body)> Ask(string body)
    {
        if (ServiceRequest.Read(integration.Uri, body) is not var (service, action, asked)) return (400, """{"__type":"SerializationException"}""");
        var gateway = Principal.Service("apigateway.amazonaws.com", call.Place, call.Place.Arn("execute-api", call.Request.TextOf("ApiId")!));
        if (world.Roles.Assume(gateway, integration.RoleArn, out var role) is not null) return (null, "");
        var answer = await world.Door.Call(new AwsCall(role, service, action, asked, call.Cause) { Place = call.Place }).ConfigureAwait(false);
        return answer.Error is { } error
            ? (error.Status, JsonMap.Of(("__type", error.Code), ("message", error.Message)).ToString())
            : (200, answer.Body.ToString());
    }

    private (int Status, string Body) Map(int status, string answered)
    {
        if (integration.ResponseFor(status.ToString(CultureInfo.InvariantCulture)) is not { } response) return (500, Broken);
        var mapping = new MappingTemplate(Input(answered));
        var body = RestIntegration.TemplateOf(response) is { } template ? mapping.Fill(template) : answered;
        return (mapping.Status ?? (int)(response.WholeOf("StatusCode") ?? status), body);
    }

    private MappingInput Input(string body) => new(body, request.Context, name =>
        request.PathParameters.TextOf(name) ?? request.Query.GetValueOrDefault(name) ?? request.Header(name));
}
