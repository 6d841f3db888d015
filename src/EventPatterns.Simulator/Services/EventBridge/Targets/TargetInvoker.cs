using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;
using EventPatterns.Simulator.Services.EventBridge.Inputs;
using EventPatterns.Simulator.Services.EventBridge.Rules;

namespace EventPatterns.Simulator.Services.EventBridge.Targets;

/// <summary>Calls the service behind a target's ARN, as the role of the target or as EventBridge itself.</summary>
internal sealed class TargetInvoker(World world)
{
    public async ValueTask<TargetOutcome> Invoke(Rule rule, RuleTarget target, BusEvent happened, JsonString input, Moment cause)
    {
        if (Caller(rule, target, out var caller) is { } refused) return new TargetOutcome(refused, "NO_PERMISSIONS", false);
        if (Request(target, happened, input) is not { } request)
            throw new SimulationException($"Rule {rule.Arn} has a target of a kind that the simulator does not know: {target.Arn}");

        var call = new AwsCall(caller, request.Service, request.Action, request.Body, cause) { Place = target.Place };
        var answer = await world.Door.Call(call).ConfigureAwait(false);
        return TargetOutcome.Of(request.Service == "execute-api" ? ApiTarget.Read(answer) : answer);
    }

    private AwsError? Caller(Rule rule, RuleTarget target, out Principal caller)
    {
        caller = rule.Sender;
        return (target.RoleArn ?? rule.RoleArn) is { } role ? world.Roles.Assume(caller, role, out caller) : null;
    }

    private static TargetRequest? Request(RuleTarget target, BusEvent happened, JsonString input) => target.Service switch
    {
        "sqs" => new("sqs", "SendMessage", new JsonMapBuilder()
            .Set("QueueUrl", target.QueueUrl)
            .Set("MessageBody", input)
            .SetIf("MessageGroupId", target.Settings["SqsParameters"]?["MessageGroupId"])
            .Build()),
        "sns" => new("sns", "Publish", JsonMap.Of(("TopicArn", target.Arn), ("Message", input))),
        "states" => new("states", "StartExecution", JsonMap.Of(("stateMachineArn", target.Arn), ("input", input))),
        "kinesis" => new("kinesis", "PutRecord", JsonMap.Of(
            ("StreamARN", target.Arn), ("PartitionKey", PartitionKey(target, happened)), ("Data", Base64(input.Value)))),
        "lambda" => new("lambda", "Invoke", JsonMap.Of(
            ("FunctionName", target.Arn), ("InvocationType", "Event"), ("Payload", Read(input)))),
        "logs" => new("logs", "PutLogEvents", JsonMap.Of(
            ("logGroupName", LogGroup(target.Arn)),
            ("logStreamName", happened.Id),
            ("logEvents", JsonList.Of(JsonMap.Of(("timestamp", happened.Time.ToUnixTimeMilliseconds()), ("message", input)))))),
        "events" when target.IsApiDestination => new("events", ApiDestinationInvoker.Action, JsonMap.Of(
            ("ApiDestinationArn", target.Arn), ("Input", Read(input)), ("HttpParameters", HttpParameters(target, happened)))),
        "events" => new("events", EventBridgeService.Forward, JsonMap.Of(("EventBusName", target.Arn), ("Event", happened.Json))),
        "execute-api" => new("execute-api", "Invoke", ApiTarget.Request(target.Arn, HttpParameters(target, happened), input)),
        _ => null,
    };

    /// <summary>The name in <c>arn:aws:logs:region:account:log-group:/aws/events/orders:*</c>.</summary>
    private static string LogGroup(string arn) => arn.Split(':')[6];

    /// <summary>A text that is no JSON goes as a JSON string.</summary>
    private static Json Read(JsonString input) => input.Parsed ?? input;

    private static string Base64(string input) => Convert.ToBase64String(Encoding.UTF8.GetBytes(input));

    /// <summary>The event's id unless KinesisParameters name a path (API_KinesisParameters).</summary>
    private static string PartitionKey(RuleTarget target, BusEvent happened) =>
        target.Settings["KinesisParameters"]?.TextOf("PartitionKeyPath") is { } path
            && EventPath.TryParse(path, out var parsed) && parsed.Find(happened.Json) is { } key
            ? key is JsonString text ? text.Value : key.ToString()
            : happened.Id;

    /// <summary>Values that are paths are read from the event (API_HttpParameters).</summary>
    private static JsonMap HttpParameters(RuleTarget target, BusEvent happened)
    {
        string Resolve(string written) => EventPath.TryParse(written, out var path)
            ? path.Find(happened.Json) is JsonString text ? text.Value : path.Find(happened.Json)?.ToString() ?? ""
            : written;
        return DestinationParameters.Read(target.Settings["HttpParameters"], Resolve).ToJson();
    }

    private sealed record TargetRequest(string Service, string Action, Json Body);
}
