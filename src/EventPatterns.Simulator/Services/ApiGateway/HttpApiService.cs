using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.ApiGateway.Rest;

namespace EventPatterns.Simulator.Services.ApiGateway;

/// <summary>HTTP APIs with first-class integrations, and REST APIs: a request goes to a service, its answer goes back.</summary>
internal sealed class HttpApiService(World world) : IAwsService
{
    private readonly Dictionary<string, HttpApi> _apis = new(StringComparer.Ordinal);

    public string Name => "execute-api";

    public void Add(HttpApi api) => _apis.Add(api.Id, api);

    public HttpApi Api(string id) => _apis[id];

    public IEnumerable<Permission> Permissions(AwsCall call)
    {
        var api = _apis[call.Request.TextOf("ApiId")!];
        var (method, path) = (call.Request.TextOf("Method")!, call.Request.TextOf("Path")!);
        return api.Find(method, path) is { Route.NeedsIam: true }
            ? [new Permission("execute-api:Invoke", $"{api.Arn}/$default/{method}{path}")]
            : [];
    }

    public async ValueTask<Answer> Perform(AwsCall call)
    {
        var api = _apis[call.Request.TextOf("ApiId")!];
        var (method, path) = (call.Request.TextOf("Method")!, call.Request.TextOf("Path")!);
        if (api.Find(method, path) is not var (route, pathParameters)) return Reply(api.NoRoute.Status, api.NoRoute.Body);

        var request = new HttpApiRequest
        {
            Path = path,
            Body = call.Request.TextOf("Body"),
            Headers = Texts(call.Request["Headers"]),
            Query = Texts(call.Request["Query"]),
            PathParameters = pathParameters,
            Context = Context(api, route, call, method, path),
        };
        if (route.Integration is RestIntegration rest)
        {
            var (status, body) = await new RestCall(world, rest, request, call).Answer().ConfigureAwait(false);
            return Reply(status, body);
        }
        var integration = (HttpIntegration)route.Integration;
        return Overwrite(integration, await Integrate(integration, new ParameterMapping(request), call).ConfigureAwait(false));
    }

    private async ValueTask<Answer> Integrate(HttpIntegration integration, ParameterMapping mapping, AwsCall call)
    {
        var parameters = new JsonMapBuilder();
        foreach (var (name, expression) in integration.Parameters)
            if (mapping.Map(((JsonString)expression).Value) is { } value) parameters.Set(name, value);
        if (FirstClassIntegrations.Call(integration.Subtype, parameters.Build()) is not var (service, action, request))
            throw new SimulationException($"The simulator does not know the integration {integration.Subtype} of an HTTP API.");

        var gateway = Principal.Service("apigateway.amazonaws.com", call.Place, call.Request.TextOf("ApiId")!);
        if (world.Roles.Assume(gateway, integration.RoleArn, out var role) is { } refused) return Reply(500, $$"""{"message":"{{refused.Message}}"}""");
        var answer = await world.Door.Call(new AwsCall(role, service, action, request, call.Cause) { Place = call.Place }).ConfigureAwait(false);
        return answer.Error is { } error
            ? Reply(error.Status, JsonMap.Of(("message", error.Message), ("__type", error.Code)).ToString())
            : Reply(200, answer.Body.ToString());
    }

    private static Answer Overwrite(HttpIntegration integration, Answer answer)
    {
        var status = ((JsonNumber)answer.Body["Status"]!).Text;
        return integration.ResponseParameters[status]?.TextOf("overwrite:statuscode") is { } replaced
            ? Answer.Of(((JsonMap)answer.Body).With("Status", int.Parse(replaced, CultureInfo.InvariantCulture)))
            : answer;
    }

    private Dictionary<string, string> Context(HttpApi api, HttpRoute route, AwsCall call, string method, string path) => new()
    {
        ["requestId"] = world.Random.NextUuid(),
        ["requestTime"] = world.Loop.Now.UtcDateTime.ToString("dd/MMM/yyyy:HH:mm:ss '+0000'", CultureInfo.InvariantCulture),
        ["requestTimeEpoch"] = world.Loop.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ["accountId"] = call.Place.Account,
        ["apiId"] = api.Id,
        ["domainName"] = $"{api.Id}.execute-api.{call.Place.Region}.amazonaws.com",
        ["httpMethod"] = method,
        ["path"] = path,
        ["protocol"] = "HTTP/1.1",
        ["routeKey"] = route.Key,
        ["stage"] = "$default",
        ["identity.sourceIp"] = "203.0.113.1",
    };

    private static Answer Reply(int status, string body) => Answer.Of(JsonMap.Of(("Status", status), ("Body", body)));

    private static Dictionary<string, string> Texts(Json? map) =>
        map is JsonMap members ? members.ToDictionary(m => m.Key, m => ((JsonString)m.Value).Value) : [];
}
