using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Billing;

/// <summary>What resources cost by the month whether they are used or not, by the names of the price list (prices.json, <c>standing</c>).</summary>
internal static class StandingCharges
{
    /// <summary>The period in seconds from which an alarm is of standard resolution (AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html).</summary>
    private const int StandardPeriod = 60;

    public static IEnumerable<(string Charge, decimal Quantity)> Of(Resource resource) => resource.Type switch
    {
        "AWS::SecretsManager::Secret" => [("secret", 1 + resource.Properties.ListOf("ReplicaRegions").Count)], // a replica is a secret of its own
        "AWS::KMS::Key" or "AWS::KMS::ReplicaKey" => [("key", 1)],
        "AWS::CloudWatch::Alarm" => [Alarm(resource.Properties)],
        "AWS::CloudWatch::CompositeAlarm" => [(Charges.CompositeAlarm, 1)],
        "AWS::CloudWatch::Dashboard" => [("dashboard", 1)],
        "AWS::Kinesis::Stream" => [IsOnDemand(resource) ? ("stream", 1) : ("shard", resource.Properties.WholeOf("ShardCount") ?? 1)],
        "AWS::Kinesis::StreamConsumer" => [(Charges.StreamConsumer, 1)],
        "AWS::DynamoDB::Table" when IsProvisioned(resource) => Capacity(resource.Properties),
        _ => [],
    };

    /// <summary>Whether a stream is paid by what goes through it, and not by its shards.</summary>
    public static bool IsOnDemand(Resource stream) => stream.Properties["StreamModeDetails"]?.TextOf("StreamMode") == "ON_DEMAND";

    /// <summary>Whether a table is paid by its capacity, and not by its requests: the default (TemplateReference/aws-resource-dynamodb-table.html, BillingMode).</summary>
    public static bool IsProvisioned(Resource table) => table.Properties.TextOf("BillingMode") is null or "PROVISIONED";

    /// <summary>An alarm costs by the metrics that it looks at: one, or those of its expression.</summary>
    private static (string, decimal) Alarm(JsonMap alarm)
    {
        var metrics = alarm.ListOf("Metrics").Select(m => m["MetricStat"]).OfType<JsonMap>().ToList();
        var period = metrics.Count == 0 ? alarm.WholeOf("Period") : metrics.Min(m => m.WholeOf("Period"));
        return (period < StandardPeriod ? "alarm.fine" : "alarm", Math.Max(1, metrics.Count));
    }

    private static IEnumerable<(string, decimal)> Capacity(JsonMap table)
    {
        var all = table.ListOf("GlobalSecondaryIndexes").Append(table).Select(part => part["ProvisionedThroughput"]).OfType<JsonMap>().ToList();
        yield return ("capacity.read", all.Sum(c => c.WholeOf("ReadCapacityUnits") ?? 0));
        yield return ("capacity.write", all.Sum(c => c.WholeOf("WriteCapacityUnits") ?? 0));
    }
}
