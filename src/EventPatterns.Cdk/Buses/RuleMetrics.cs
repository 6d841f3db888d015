using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>Metrics of rules: docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html.</summary>
internal static class RuleMetrics
{
    /// <param name="rule">The rule.</param>
    /// <param name="name">The metric.</param>
    /// <param name="bus">The bus; null, or one of that name, for the default bus, which no dimension names.</param>
    /// <param name="options">What differs from the sum over five minutes.</param>
    public static Metric Of(Rule rule, string name, IEventBus? bus, IMetricOptions? options)
    {
        if (bus?.EventBusName == "default") bus = null;
        var dimensions = new Dictionary<string, string> { ["RuleName"] = NameIn(rule.RuleArn, bus is null ? 1 : 2) };
        if (bus is not null) dimensions["EventBusName"] = bus.EventBusName;
        var metric = new Metric(new MetricProps
        {
            Namespace = "AWS/Events",
            MetricName = name,
            DimensionsMap = dimensions,
            Statistic = Stats.SUM,
            Period = Duration.Minutes(5),
        });
        return options is null ? metric : metric.With(options);
    }

    // Ref of a rule on a custom bus is "bus|rule", so the name has to come out of the ARN: ...:rule/bus/rule, or ...:rule/rule
    // on the default bus.
    private static string NameIn(string ruleArn, int at) => Fn.Select(at, Fn.Split("/", ruleArn));
}
