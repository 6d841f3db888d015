using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Iam.Documents;

namespace EventPatterns.Simulator.Iam.Policies;

/// <summary>Gathers the policies that resources carry, by the resource's ARN.</summary>
internal sealed class ResourcePolicyCollector
{
    private ResourcePolicyCollector() { }

    public Dictionary<string, List<PolicyDocument>> ByResource { get; } = new(StringComparer.Ordinal);

    /// <summary>The policies of CloudWatch Logs, which belong to an account and region.</summary>
    public Dictionary<Place, List<PolicyDocument>> ByPlace { get; } = [];

    public static ResourcePolicyCollector Collect(CloudAssembly assembly)
    {
        var collector = new ResourcePolicyCollector();
        foreach (var resource in assembly.Resources) collector.Read(resource);
        return collector;
    }

    private void Read(Resource resource)
    {
        var properties = resource.Properties;
        switch (resource.Type)
        {
            case "AWS::IAM::Role":
                Add(resource.Arn!, resource, properties["AssumeRolePolicyDocument"], PolicyKind.Trust);
                break;
            case "AWS::Events::EventBus" when PolicyShapes.OfBusItself(resource) is { } policy:
                Add(resource.Arn!, resource, policy);
                break;
            case "AWS::Events::EventBusPolicy":
                Add(ResourceNames.Bus(properties.TextOf("EventBusName"), resource.Place), resource, PolicyShapes.OfBus(resource));
                break;
            case "AWS::SQS::QueuePolicy" or "AWS::SQS::QueueInlinePolicy":
                foreach (var queue in Texts(properties["Queues"] ?? properties["Queue"])) Add(ResourceNames.Queue(queue, resource.Place), resource, properties["PolicyDocument"]);
                break;
            case "AWS::SNS::TopicPolicy" or "AWS::SNS::TopicInlinePolicy":
                foreach (var topic in Texts(properties["Topics"] ?? properties["TopicArn"])) Add(topic, resource, properties["PolicyDocument"]);
                break;
            case "AWS::KMS::Key":
                Add(resource.Arn!, resource, properties["KeyPolicy"] ?? PolicyShapes.DefaultOfKey(resource.Place));
                break;
            case "AWS::SecretsManager::ResourcePolicy" when properties.TextOf("SecretId") is { } secret:
                Add(secret, resource, properties["ResourcePolicy"]);
                break;
            case "AWS::Kinesis::ResourcePolicy" when properties.TextOf("ResourceArn") is { } stream:
                Add(stream, resource, properties["ResourcePolicy"]);
                break;
            case "AWS::DynamoDB::Table" when properties["ResourcePolicy"] is { } policy:
                Add(resource.Arn!, resource, policy["PolicyDocument"]);
                break;
            case "AWS::S3::BucketPolicy" when properties.TextOf("Bucket") is { } bucket:
                Add($"arn:aws:s3:::{bucket}", resource, properties["PolicyDocument"]);
                break;
            case "AWS::Lambda::Permission" when properties.TextOf("FunctionName") is { } function:
                Add(Arn.Owner(ResourceNames.Function(function, resource.Place)), resource, PolicyShapes.OfFunction(resource));
                break;
            case "AWS::Logs::ResourcePolicy":
                Get(ByPlace, resource.Place).Add(Parse(resource, properties["PolicyDocument"], PolicyKind.Resource));
                break;
        }
    }

    private void Add(string arn, Resource resource, Json? document, PolicyKind kind = PolicyKind.Resource) =>
        Get(ByResource, arn).Add(Parse(resource, document, kind));

    private static PolicyDocument Parse(Resource resource, Json? document, PolicyKind kind) =>
        PolicyParser.Parse(resource.Construct, document ?? Json.Null, kind);

    private static List<PolicyDocument> Get<T>(Dictionary<T, List<PolicyDocument>> index, T key) where T : notnull
    {
        if (!index.TryGetValue(key, out var policies)) index[key] = policies = [];
        return policies;
    }

    private static IEnumerable<string> Texts(Json? json) => (json as IEnumerable<Json> ?? [json ?? Json.Null]).OfType<JsonString>().Select(t => t.Value);
}
