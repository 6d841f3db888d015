using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb;
using EventPatterns.Simulator.Services.Kinesis;
using EventPatterns.Simulator.Services.Pipes;
using EventPatterns.Simulator.Tests.Sqs;

namespace EventPatterns.Simulator.Tests.Pipes;

/// <summary>A queue <c>q</c> with a dead-letter queue, and services for pipes to call.</summary>
internal sealed class PipeWorld
{
    public const string Role = "arn:aws:iam::111111111111:role/pipe";

    public PipeWorld(ulong seed = 1, int maxReceives = 3)
    {
        Sqs = new SqsWorld(seed);
        Dead = Sqs.Queue("dead");
        Queue = Sqs.Queue("q", ("VisibilityTimeout", 10), ("RedrivePolicy", JsonMap.Of(("deadLetterTargetArn", SqsWorld.Arn("dead")), ("maxReceiveCount", maxReceives))));
        States = new FakeService("states", _ => Succeeded("{}"));
        Events = new FakeService("events", _ => Answer.Of(Json.Parse("""{"FailedEntryCount":0,"Entries":[{"EventId":"1"}]}""")));
        Kinesis = new KinesisService(Test.World);
        Tables = new DynamoDbService(Test.World);
        Pipes = new PipesService(Test.World, Sqs.Sqs, Kinesis, Tables);
        foreach (var service in (IAwsService[])[States, Events, Kinesis, Tables, Pipes]) Test.Door.Open(service);
    }

    public SqsWorld Sqs { get; }

    public TestWorld Test => Sqs.Test;

    public PipesService Pipes { get; }

    public KinesisService Kinesis { get; }

    public DynamoDbService Tables { get; }

    public FakeService States { get; }

    public FakeService Events { get; }

    public string Queue { get; }

    public string Dead { get; }

    public static string PipeArn => TestWorld.Home.Arn("pipes", "pipe/p");

    public static string Machine => TestWorld.Home.Arn("states", "stateMachine:m");

    public static string Bus => TestWorld.Home.Arn("events", "event-bus/b");

    /// <summary>The inputs that the workflow was started with.</summary>
    public IEnumerable<Json> Inputs => States.Calls.Select(c => Json.Parse(c.Request.TextOf("input")!));

    public static Answer Succeeded(string output) => Answer.Of(JsonMap.Of(("status", "SUCCEEDED"), ("output", output)));

    public static Answer Failed { get; } = Answer.Of(JsonMap.Of(("status", "FAILED"), ("error", "Broken"), ("cause", "by the test")));

    /// <summary>A pipe from the queue, in batches of one, unless the properties say otherwise.</summary>
    public void Pipe(string target, string targetParameters = "{}", int batch = 1, params ReadOnlySpan<(string, Json)> more) => Pipes.Provision(PipeArn, "p", JsonMap.Of([
        ("RoleArn", Role),
        ("Source", SqsWorld.Arn("q")),
        ("SourceParameters", JsonMap.Of(("SqsQueueParameters", JsonMap.Of(("BatchSize", batch))))),
        ("Target", target),
        ("TargetParameters", Json.Parse(targetParameters)),
        .. more]));

    public void Send(params ReadOnlySpan<string> bodies)
    {
        foreach (var body in bodies) Sqs.Send(Queue, body);
    }

    public string? Depth(string queue) => Sqs.Attribute(queue, "ApproximateNumberOfMessages");
}
