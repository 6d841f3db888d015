using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;

namespace EventPatterns.Client.Tests;

/// <summary>DynamoDB with one table, as far as the inbox uses it: the three updates that it sends, and nothing else.</summary>
public sealed class GuardTable : IDisposable
{
    private const string Claim = "attribute_not_exists(#status) OR #run = :run OR (#status = :inProgress AND #leaseUntil <= :now)";
    private readonly AwsStandIn _aws;

    public GuardTable()
    {
        _aws = new(call => Fault(call, Answer(call)));
        Client = new AmazonDynamoDBClient(_aws.Connection.Credentials, new AmazonDynamoDBConfig { ServiceURL = _aws.Endpoint.AbsoluteUri, AuthenticationRegion = "eu-west-1" });
    }

    public IAmazonDynamoDB Client { get; }

    public Dictionary<string, Dictionary<string, object>> Items { get; } = [];

    /// <summary>What becomes of the answer to a call: as it is, unless a test says otherwise.</summary>
    public Func<AwsCall, AwsReply, AwsReply> Fault { get; set; } = (_, reply) => reply;

    public void Dispose()
    {
        Client.Dispose();
        _aws.Dispose();
    }

    private AwsReply Answer(AwsCall call)
    {
        if (call.Target == "DynamoDB_20120810.GetItem") return Read(call.Body);
        Assert.Equal("DynamoDB_20120810.UpdateItem", call.Target);
        var pk = call.Body.GetProperty("Key").GetProperty("pk").GetProperty("S").GetString()!;
        var item = Items.TryGetValue(pk, out var there) ? there : [];
        var values = call.Body.GetProperty("ExpressionAttributeValues").EnumerateObject().ToDictionary(value => value.Name, value => Scalar(value.Value));
        if (!Holds(call.Body.GetProperty("ConditionExpression").GetString()!, item, values)) return Failed(item);
        Apply(call.Body.GetProperty("UpdateExpression").GetString()!, item, values);
        Items[pk] = item;
        return AwsReply.Empty;
    }

    private AwsReply Read(JsonElement request)
    {
        Assert.True(request.GetProperty("ConsistentRead").GetBoolean());
        var pk = request.GetProperty("Key").GetProperty("pk").GetProperty("S").GetString()!;
        return Items.TryGetValue(pk, out var item) ? new(new { Item = Attributes(item) }) : AwsReply.Empty;
    }

    private static bool Holds(string condition, Dictionary<string, object> item, Dictionary<string, object> values) => condition switch
    {
        Claim => !item.ContainsKey("status") || item["run"].Equals(values[":run"]) || (item["status"].Equals(values[":inProgress"]) && item.TryGetValue("leaseUntil", out var until) && (long)until <= (long)values[":now"]),
        "#run = :run" => item.TryGetValue("run", out var run) && run.Equals(values[":run"]),
        _ => throw new NotSupportedException(condition),
    };

    private static void Apply(string update, Dictionary<string, object> item, Dictionary<string, object> values)
    {
        foreach (var removed in update.Split("REMOVE ").Skip(1).SelectMany(names => names.Split(", "))) item.Remove(removed[1..]);
        if (!update.StartsWith("SET ", StringComparison.Ordinal)) return;
        foreach (var (name, value) in update[4..].Split(" REMOVE")[0].Split(", ").Select(set => set.Split(" = ")).Select(set => (set[0], set[1]))) item[name[1..]] = values[value];
    }

    private static AwsReply Failed(Dictionary<string, object> item) => new(
        new Dictionary<string, object> { ["__type"] = "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", ["message"] = "The conditional request failed", ["Item"] = Attributes(item) },
        400);

    private static Dictionary<string, Dictionary<string, string>> Attributes(Dictionary<string, object> item) => item.ToDictionary(
        attribute => attribute.Key,
        attribute => new Dictionary<string, string> { [attribute.Value is string ? "S" : "N"] = Convert.ToString(attribute.Value, CultureInfo.InvariantCulture)! });

    private static object Scalar(JsonElement value) =>
        value.TryGetProperty("S", out var text) ? text.GetString()! : long.Parse(value.GetProperty("N").GetString()!, CultureInfo.InvariantCulture);
}
