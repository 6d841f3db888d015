using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services;
using EventPatterns.Simulator.Services.EventBridge;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;
using EventPatterns.Simulator.Services.Streams;
using EventPatterns.Simulator.Services.StepFunctions.Http;

namespace EventPatterns.Simulator.Billing;

/// <summary>What a call costs by itself. What only the service knows (units of a table, a workflow's duration) it meters itself.</summary>
internal sealed class CallCharges(CloudAssembly assembly)
{
    private const int Chunk = 64;
    private const int ApiChunk = 512;
    private const int StreamChunk = 25;

    /// <summary>CloudWatch Logs adds so many bytes to each event (API_PutLogEvents).</summary>
    private const int LogEventOverhead = 26;

    private readonly Dictionary<string, bool> _free = new(StringComparer.Ordinal); // by the call's name

    public IEnumerable<(string Charge, string Resource, decimal Quantity)> Of(AwsCall call, Answer answer)
    {
        var charges = answer.Ok || CostsWhenRefused(call) ? Of(call, answer, call.Request) : [];
        return answer.Ok && IsSentAbroad(call) ? charges.Append((Charges.EventAbroad, call.By.SourceArn!, 1)) : charges;
    }

    /// <summary>An HTTP task needs its secret, and a call of Secrets Manager is a call, whatever comes of it.</summary>
    private static bool CostsWhenRefused(AwsCall call) => call.Service == "secretsmanager" || call.Action == HttpTask.Action;

    private IEnumerable<(string, string, decimal)> Of(AwsCall call, Answer answer, Json request)
    {
        return call.Name switch
        {
            "events:PutEvents" => Published(call, answer),
            $"events:{EventBridgeService.Forward}" => Forwarded(call),
            $"events:{ApiDestinationInvoker.Action}" => [(Charges.DestinationCall, request.TextOf("ApiDestinationArn")!, Sizes.Pieces(Sizes.Bytes(request["Input"]), Chunk))],
            "sns:Publish" => Message(request.TextOf("TopicArn")!, request["Message"]),
            "sns:PublishBatch" => request.ListOf("PublishBatchRequestEntries").SelectMany(entry => Message(request.TextOf("TopicArn")!, entry["Message"])),
            "kinesis:PutRecord" => [Record(call, request)],
            "kinesis:GetRecords" => [(Charges.StreamGigabyteRead, ShardIterator.Parse(request.TextOf("ShardIterator"))?.StreamArn ?? "*", Sizes.Gigabytes(answer.Body.ListOf("Records").Sum(r => (long)DataBytes(r))))],
            "kinesis:PutRecords" => request.ListOf("Records").Select(record => Record(call, record)),
            "lambda:Invoke" => [(Charges.FunctionRequest, FunctionArn(call), 1), (Charges.FunctionDuration, FunctionArn(call), 1)],
            "logs:PutLogEvents" => [(Charges.LogGigabyte, call.Place.Arn("logs", $"log-group:{request.TextOf("logGroupName")}:*"), Sizes.Gigabytes(request.ListOf("logEvents").Sum(e => (long)Sizes.Bytes(e["message"]) + LogEventOverhead)))],
            "execute-api:Invoke" => [Api(call)],
            $"states:{HttpTask.Action}" => [(Charges.TaskSecret, request["parameters"]?["Authentication"]?.TextOf("ConnectionArn") ?? request.TextOf("stateMachineArn")!, 1)],
            _ => Any(call, answer),
        };
    }

    /// <summary>Where every call of a service costs the same; and a call that the price list knows nothing of, so that the bill can name it.</summary>
    private IEnumerable<(string, string, decimal)> Any(AwsCall call, Answer answer) => call.Service switch
    {
        "sqs" => [Queue(call, answer)],
        "sns" => [(Charges.TopicMessage, call.Request.TextOf("TopicArn") ?? call.Place.Arn("sns", "*"), 1)],
        "secretsmanager" => Secret(call),
        _ => IsFree(call.Name) ? [] : [(call.Name, call.Request.TextOf("StreamArn") ?? call.By.SourceArn ?? "*", 1)],
    };

    private bool IsFree(string call)
    {
        if (!_free.TryGetValue(call, out var free)) _free[call] = free = PriceList.Current.IsFree(call);
        return free;
    }

    /// <summary>Reading or writing a secret under a key of the customer's asks that key (secretsmanager/latest/userguide/security-encryption.html).</summary>
    private IEnumerable<(string, string, decimal)> Secret(AwsCall call)
    {
        var id = call.Request.TextOf("SecretId") ?? "";
        var secret = assembly.Resources.FirstOrDefault(r => r.Type == "AWS::SecretsManager::Secret" && r.Place == call.Place && (r.Arn == id || r.Name == id || r.Arn![..^7] == id));
        yield return (Charges.SecretCall, secret?.Arn ?? id, 1);
        if (secret is not null && call.Action != "DescribeSecret" && Billing.KeyUse.Of(secret) is not null) yield return (Charges.KeyRequest, secret.Arn!, 1);
    }

    /// <summary>From account to account AWS charges a rule's delivery to a service as well, and not only that to a bus.</summary>
    private static bool IsSentAbroad(AwsCall call) => call.Action != EventBridgeService.Forward
        && call.By.SourceArn is { } rule && rule.Contains(":rule/", StringComparison.Ordinal) && Arns.Place(rule).Account != call.Place.Account;

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

    private static IEnumerable<(string, string, decimal)> Message(string topic, Json? message) => topic.EndsWith(".fifo", StringComparison.Ordinal)
        ? [(Charges.FifoTopicMessage, topic, 1), (Charges.FifoTopicPayload, topic, 1)]
        : [(Charges.TopicMessage, topic, Sizes.Pieces(Sizes.Bytes(message), Chunk))];

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
        var bytes = DataBytes(record);
        return assembly.ByArn(arn) is { } stream && StandingCharges.IsOnDemand(stream)
            ? (Charges.StreamGigabyte, arn, Sizes.Gigabytes(Sizes.Pieces(bytes, 1) * 1024)) // records are rounded up to 1 KB
            : (Charges.StreamPut, arn, Sizes.Pieces(bytes, StreamChunk));
    }

    private static int DataBytes(Json record) => Convert.FromBase64String(record.TextOf("Data") ?? "").Length;

    private static string FunctionArn(AwsCall call) => call.Request.TextOf("FunctionName") is { } name && name.StartsWith("arn:", StringComparison.Ordinal)
        ? name
        : call.Place.Arn("lambda", $"function:{call.Request.TextOf("FunctionName")}");

    private static string BusArn(string name, Place place) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name : place.Arn("events", $"event-bus/{name}");
}
