using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Sns;

/// <summary>Amazon SNS: topics and their subscriptions.</summary>
internal sealed class SnsService : IAwsService
{
    private readonly World _world;
    private readonly Publishing _publishing;
    private readonly Dictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    public SnsService(World world)
    {
        _world = world;
        _publishing = new Publishing(world, new SnsDelivery(world));
    }

    public string Name => "sns";

    /// <summary>Makes the topic of an <c>AWS::SNS::Topic</c>, with the subscriptions that stand in it.</summary>
    public void ProvisionTopic(string arn, Json properties)
    {
        _topics.Add(arn, new Topic(arn, properties));
        foreach (var subscription in properties.ListOf("Subscription")) Subscribe(_topics[arn], subscription);
    }

    /// <summary>Makes the subscription of an <c>AWS::SNS::Subscription</c>. Its topic must stand already.</summary>
    /// <exception cref="SimulationException">There is no such topic, or AWS would refuse the filter policy.</exception>
    public void ProvisionSubscription(Json properties)
    {
        if (!_topics.TryGetValue(properties.TextOf("TopicArn") ?? "", out var topic))
            throw new SimulationException($"A subscription of {properties.TextOf("Endpoint")} names the topic {properties.TextOf("TopicArn")}, which does not exist.");
        Subscribe(topic, properties);
    }

    public IEnumerable<Permission> Permissions(AwsCall call)
    {
        var arn = ArnOf(call) ?? "*";
        yield return new Permission(call.Action == "PublishBatch" ? "sns:Publish" : call.Name, arn);
        if (!_topics.TryGetValue(arn, out var topic) || !KmsKeys.IsAsked(topic.KmsKey, "alias/aws/sns", call.By)) yield break;
        yield return new Permission("kms:GenerateDataKey", KmsKeys.ArnOf(topic.KmsKey, arn));
        yield return new Permission("kms:Decrypt", KmsKeys.ArnOf(topic.KmsKey, arn));
    }

    public ValueTask<Answer> Perform(AwsCall call) => ValueTask.FromResult(Answer(call));

    private Answer Answer(AwsCall call)
    {
        if (!_topics.TryGetValue(ArnOf(call) ?? "", out var topic)) return Door.Answer.Fail("NotFound", "Topic does not exist", 404);
        return call.Action switch
        {
            "Publish" => _publishing.Publish(topic, call.Request, call.Cause),
            "PublishBatch" => _publishing.PublishBatch(topic, call),
            "Subscribe" => Door.Answer.Of(JsonMap.Of(("SubscriptionArn", Subscribe(topic, Flat(call.Request)).Arn))),
            "ListSubscriptionsByTopic" => Door.Answer.Of(JsonMap.Of(("Subscriptions", JsonList.Of(topic.Subscriptions.Select(s => JsonMap.Of(
                ("SubscriptionArn", s.Arn), ("Protocol", s.Protocol), ("Endpoint", s.Endpoint), ("TopicArn", topic.Arn))))))),
            _ => throw new SimulationException($"The simulator does not know {call.Name}, called by {call.By.Name}."),
        };
    }

    private static string? ArnOf(AwsCall call) => call.Request.TextOf("TopicArn") ?? call.Request.TextOf("TargetArn");

    private Subscription Subscribe(Topic topic, Json properties)
    {
        var subscription = Subscription.From($"{topic.Arn}:{_world.Random.NextUuid()}", properties);
        topic.Subscriptions.Add(subscription);
        return subscription;
    }

    /// <summary>The API keeps in <c>Attributes</c> what CloudFormation has beside the endpoint.</summary>
    private static JsonMap Flat(Json request)
    {
        var flat = (JsonMap)request;
        foreach (var (name, value) in request["Attributes"] as JsonMap ?? JsonMap.Empty) flat = flat.With(name, value);
        return flat;
    }
}
