using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services;
using EventPatterns.Simulator.Services.EventBridge;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;

namespace EventPatterns.Simulator.Billing;

/// <summary>What a call costs by itself. What only the service knows (units of a table, a workflow's duration) it meters itself.</summary>
internal sealed class CallCharges(CloudAssembly assembly)
{
    private const int Chunk = 64;
    private const int ApiChunk = 512;
    private const int StreamChunk = 25;

    /// <summary>CloudWatch Logs adds so many bytes to each event (API_PutLogEvents).</summary>
    private const int LogEventOverhead = 26;

    public IEnumerable<(string Charge, string Resource, decimal Quantity)> Of(AwsCall call, Answer answer)
    {
        if (!answer.Ok) return [];
        var request = call.Request;
        return call.Name switch
        {
            "events:PutEvents" => Published(call, answer),
            $"events:{EventBridgeService.Forward}" => Forwarded(call),
            $"events:{ApiDestinationInvoker.Action}" => [(Charges.DestinationCall, request.TextOf("ApiDestinationArn")!, Sizes.Pieces(Sizes.Bytes(request["Input"]), Chunk))],
            "sns:Publish" => [Message(request.TextOf("TopicArn")!, request["Message"])],
            "sns:PublishBatch" => request.ListOf("PublishBatchRequestEntries").Select(entry => Message(request.TextOf("TopicArn")!, entry["Message"])),
            "kinesis:PutRecord" => [Record(call, request)],
            "kinesis:PutRecords" => request.ListOf("Records").Select(record => Record(call, record)),
            "lambda:Invoke" => [(Charges.FunctionRequest, FunctionArn(call), 1)],
            "logs:PutLogEvents" => [(Charges.LogGigabyte, call.Place.Arn("logs", $"log-group:{request.TextOf("logGroupName")}:*"), Sizes.Gigabytes(request.ListOf("logEvents").Sum(e => (long)Sizes.Bytes(e["message"]) + LogEventOverhead)))],
            "execute-api:Invoke" => [Api(call)],
            _ => call.Service == "sqs" ? [Queue(call, answer)] : [],
        };
    }

    /// <summary>Each entry that the bus accepted; one of the account's default bus where the entry names none.</summary>
    private static IEnumerable<(string, string, decimal)> Published(AwsCall call, Answer answer) =>
        from pair in call.Request.ListOf("Entries").Zip(answer.Body.ListOf("Entries"))
        where pair.Second["EventId"] is not null
        select (Charges.CustomEvent, BusArn(pair.First.TextOf("EventBusName") ?? "default", call.Place), (decimal)Sizes.Pieces(Sizes.Bytes(pair.First["Detail"]), Chunk));

    /// <summary>From bus to bus is charged where it leaves the account or the region.</summary>
    private static (string, string, decimal)[] Forwarded(AwsCall call)
    {
        var happened = call.Request["Event"]!;
        var bus = call.Request.TextOf("EventBusName")!;
        var stays = Arns.Place(bus) == Arns.Place(call.By.SourceArn ?? bus);
        return stays ? [] : [(Charges.EventElsewhere, bus, Sizes.Pieces(Sizes.Bytes(happened), Chunk))];
    }

    private static (string, string, decimal) Message(string topic, Json? message) => topic.EndsWith(".fifo", StringComparison.Ordinal)
        ? (Charges.FifoTopicMessage, topic, 1)
        : (Charges.TopicMessage, topic, Sizes.Pieces(Sizes.Bytes(message), Chunk));

    /// <summary>Every action is a request, and every 64 KB of its payload is one more: of what goes in, or of what a receive brings.</summary>
    private static (string, string, decimal) Queue(AwsCall call, Answer answer)
    {
        var name = call.Request.TextOf("QueueUrl") is { } url ? url[(url.LastIndexOf('/') + 1)..] : call.Request.TextOf("QueueName") ?? "";
        var payload = Sizes.Bytes(call.Request["MessageBody"])
            + call.Request.ListOf("Entries").Sum(e => Sizes.Bytes(e["MessageBody"]))
            + answer.Body.ListOf("Messages").Sum(m => Sizes.Bytes(m["Body"]));
        var charge = name.EndsWith(".fifo", StringComparison.Ordinal) ? Charges.FifoQueueRequest : Charges.QueueRequest;
        return (charge, call.Place.Arn("sqs", name), Sizes.Pieces(payload, Chunk));
    }

    private (string, string, decimal) Api(AwsCall call)
    {
        var (root, id) = ($"arn:aws:apigateway:{call.Place.Region}::", call.Request.TextOf("ApiId"));
        return assembly.ByArn($"{root}/restapis/{id}") is { Arn: { } rest }
            ? (Charges.RestApiRequest, rest, 1)
            : (Charges.HttpApiRequest, $"{root}/apis/{id}", Sizes.Pieces(Sizes.Bytes(call.Request["Body"]), ApiChunk));
    }

    private (string, string, decimal) Record(AwsCall call, Json record)
    {
        var arn = call.Request.TextOf("StreamARN") ?? call.Place.Arn("kinesis", "stream/" + call.Request.TextOf("StreamName"));
        var bytes = Convert.FromBase64String(record.TextOf("Data") ?? "").Length;
        var onDemand = assembly.ByArn(arn)?.Properties["StreamModeDetails"]?.TextOf("StreamMode") == "ON_DEMAND";
        return onDemand
            ? (Charges.StreamGigabyte, arn, Sizes.Gigabytes(Sizes.Pieces(bytes, 1) * 1024)) // records are rounded up to 1 KB
            : (Charges.StreamPut, arn, Sizes.Pieces(bytes, StreamChunk));
    }

    private static string FunctionArn(AwsCall call) => call.Request.TextOf("FunctionName") is { } name && name.StartsWith("arn:", StringComparison.Ordinal)
        ? name
        : call.Place.Arn("lambda", $"function:{call.Request.TextOf("FunctionName")}");

    private static string BusArn(string name, Place place) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name : place.Arn("events", $"event-bus/{name}");
}
