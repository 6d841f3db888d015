using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services;
using EventPatterns.Simulator.Services.Sqs;

namespace EventPatterns.Simulator.Tests.Sqs;

/// <summary>A test world with queues in it.</summary>
internal sealed class SqsWorld
{
    public SqsWorld(ulong seed = 1)
    {
        Test = new TestWorld(seed);
        Sqs = new SqsService(Test.World);
        Test.Door.Open(Sqs);
    }

    public TestWorld Test { get; }

    public SqsService Sqs { get; }

    public static string Arn(string name) => TestWorld.Home.Arn("sqs", name);

    /// <summary>Makes a queue and answers its URL.</summary>
    public string Queue(string name, params ReadOnlySpan<(string, Json)> properties)
    {
        Sqs.Provision(Arn(name), JsonMap.Of(properties));
        return Arns.QueueUrl(Arn(name));
    }

    public string Fifo(string name, params ReadOnlySpan<(string, Json)> properties) =>
        Queue(name, [("FifoQueue", true), ("ContentBasedDeduplication", true), .. properties]);

    public Answer Send(string url, string body, params ReadOnlySpan<(string, Json)> more) =>
        Test.Call("sqs", "SendMessage", JsonMap.Of([("QueueUrl", url), ("MessageBody", body), .. more]));

    public JsonList Receive(string url, int max = 10, params ReadOnlySpan<(string, Json)> more)
    {
        var answer = Test.Call("sqs", "ReceiveMessage", JsonMap.Of([("QueueUrl", url), ("MaxNumberOfMessages", max), ("AttributeNames", JsonList.Of("All")), .. more]));
        Assert.True(answer.Ok, answer.Error?.Message);
        return answer.Body.ListOf("Messages");
    }

    public IEnumerable<string> Bodies(string url, int max = 10) => Receive(url, max).Select(m => m.TextOf("Body")!);

    public Answer Delete(string url, Json message) =>
        Test.Call("sqs", "DeleteMessage", JsonMap.Of(("QueueUrl", url), ("ReceiptHandle", message["ReceiptHandle"]!)));

    public Answer Hide(string url, Json message, int seconds) => Test.Call("sqs", "ChangeMessageVisibility", JsonMap.Of(
        ("QueueUrl", url), ("ReceiptHandle", message["ReceiptHandle"]!), ("VisibilityTimeout", seconds)));

    public string? Attribute(string url, string name) => Test.Call("sqs", "GetQueueAttributes", JsonMap.Of(
        ("QueueUrl", url), ("AttributeNames", JsonList.Of("All")))).Body["Attributes"]?.TextOf(name);

    public void Wait(double seconds) => Test.Loop.Run(TimeSpan.FromSeconds(seconds));
}
