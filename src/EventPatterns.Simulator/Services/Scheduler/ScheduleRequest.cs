using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Scheduler;

/// <summary>
/// The call that a schedule makes: a templated target's own, or of a universal target whichever its ARN names
/// (scheduler/latest/UserGuide/managing-targets-templated.html, managing-targets-universal.html).
/// </summary>
/// <param name="Service">The service's IAM prefix.</param>
/// <param name="Action">The action.</param>
/// <param name="Body">The request.</param>
internal sealed record ScheduleRequest(string Service, string Action, JsonMap Body)
{
    private const string Universal = "arn:aws:scheduler:::aws-sdk:";

    /// <exception cref="SimulationException">The simulator does not know the target, or a universal target's input is no object.</exception>
    public static ScheduleRequest Of(ScheduleSettings schedule, string input)
    {
        var target = schedule.Target;
        if (target.Arn.StartsWith(Universal, StringComparison.Ordinal)) return OfUniversal(schedule, input);
        return (target.Arn.Split(':')[2], Arns.Kind(target.Arn)) switch
        {
            ("sqs", _) => new("sqs", "SendMessage", Members(
                ("QueueUrl", Arns.QueueUrl(target.Arn)), ("MessageBody", input), ("MessageGroupId", target.Settings["SqsParameters"]?.TextOf("MessageGroupId")))),
            ("sns", _) => new("sns", "Publish", Members(("TopicArn", target.Arn), ("Message", input))),
            ("states", _) => new("states", "StartExecution", Members(("stateMachineArn", target.Arn), ("input", input))),
            ("kinesis", _) => new("kinesis", "PutRecord", Members(
                ("StreamARN", target.Arn),
                ("PartitionKey", target.Settings["KinesisParameters"]?.TextOf("PartitionKey")),
                ("Data", Convert.ToBase64String(Encoding.UTF8.GetBytes(input))))),
            ("lambda", _) => new("lambda", "Invoke", Members(("FunctionName", target.Arn), ("InvocationType", "Event"))
                .With("Payload", Json.TryParse(input, out var payload) ? payload : input)),
            ("events", "event-bus") => new("events", "PutEvents", JsonMap.Of(("Entries", JsonList.Of(Members(
                ("EventBusName", target.Arn),
                ("Source", target.Settings["EventBridgeParameters"]?.TextOf("Source")),
                ("DetailType", target.Settings["EventBridgeParameters"]?.TextOf("DetailType")),
                ("Detail", input)))))),
            _ => throw new SimulationException($"The schedule {schedule.Arn} has a target of a kind that the simulator does not know: {target.Arn}."),
        };
    }

    private static ScheduleRequest OfUniversal(ScheduleSettings schedule, string input)
    {
        if (schedule.Target.Arn[Universal.Length..].Split(':') is not [var name, var action] || SdkServices.Find(name) is not { } service)
            throw new SimulationException($"The schedule {schedule.Arn} calls a service that the simulator does not know: {schedule.Target.Arn}.");
        return Json.TryParse(input, out var body) && body is JsonMap request
            ? new(service.Prefix, SdkServices.Action(action), request)
            : throw new SimulationException($"The schedule {schedule.Arn} has a universal target, whose Input must be a JSON object: {input}");
    }

    private static JsonMap Members(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        var map = new JsonMapBuilder();
        foreach (var (name, value) in members)
            if (value is not null) map.Set(name, value);
        return map.Build();
    }
}
