using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Provisioning;

namespace EventPatterns.Simulator.Services.Logs;

/// <summary>Amazon CloudWatch Logs: log groups that take log events.</summary>
internal sealed class LogsService : IAwsService, IProvisioner
{
    private static readonly JsonString Nothing = new("");
    private readonly Dictionary<string, List<JsonString>> _groups = new(StringComparer.Ordinal);

    public string Name => "logs";

    public IReadOnlyList<string> Types { get; } = ["AWS::Logs::LogGroup"];

    public void Provision(Resource resource) => _groups.Add(resource.Place.Arn("logs", $"log-group:{resource.Name}"), []);

    public IReadOnlyList<string> Messages(string name, Place place) => _groups[place.Arn("logs", $"log-group:{name}")].ConvertAll(message => message.Value);

    public IEnumerable<Permission> Permissions(AwsCall call) =>
        [new Permission(call.Name, $"{Arn(call)}:log-stream:{call.Request.TextOf("logStreamName")}")];

    public ValueTask<Answer> Perform(AwsCall call)
    {
        if (!_groups.TryGetValue(Arn(call), out var messages))
            return ValueTask.FromResult(Answer.Fail("ResourceNotFoundException", "The specified log group does not exist."));
        if (call.Action is "CreateLogStream") return ValueTask.FromResult(Answer.Empty);
        if (call.Action is not "PutLogEvents") throw new SimulationException($"The simulator does not know the action {call.Name}. It knows CreateLogStream and PutLogEvents.");
        messages.AddRange(((JsonList)call.Request["logEvents"]!).Select(e => e["message"] as JsonString ?? Nothing));
        return ValueTask.FromResult(Answer.Empty);
    }

    private static string Arn(AwsCall call) => call.Place.Arn("logs", $"log-group:{call.Request.TextOf("logGroupName")}");
}
