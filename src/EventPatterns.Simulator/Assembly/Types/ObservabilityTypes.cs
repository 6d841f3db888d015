namespace EventPatterns.Simulator.Assembly.Types;

/// <summary>CloudWatch and its logs.</summary>
internal static class ObservabilityTypes
{
    public static IReadOnlyList<ResourceType> Rows { get; } =
    [
        new("AWS::CloudWatch::Alarm", "AlarmName") { Inert = true, Arn = d => d.Place.Arn("cloudwatch", $"alarm:{d.Name}") },
        new("AWS::CloudWatch::CompositeAlarm", "AlarmName") { Inert = true, Arn = d => d.Place.Arn("cloudwatch", $"alarm:{d.Name}") },
        new("AWS::CloudWatch::Dashboard", "DashboardName") { Inert = true },
        new("AWS::Logs::LogGroup", "LogGroupName", 512) { Arn = d => d.Place.Arn("logs", $"log-group:{d.Name}:*") },
        new("AWS::Logs::LogStream", "LogStreamName", 512),
        new("AWS::Logs::ResourcePolicy", "PolicyName"),
        new("AWS::Logs::MetricFilter", "FilterName", 512) { Inert = true },
        new("AWS::Logs::SubscriptionFilter", "FilterName", 512) { Inert = true },
        new("AWS::Logs::QueryDefinition") { Inert = true, Generated = d => d.Uuid(), Attributes = Read.Of(("QueryDefinitionId", d => d.Name)) },
    ];
}
