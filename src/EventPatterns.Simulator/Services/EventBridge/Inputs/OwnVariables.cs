using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.EventBridge.Inputs;

/// <summary>The variables that EventBridge itself gives to a template.</summary>
internal static class OwnVariables
{
    private const string RuleArn = "aws.events.rule-arn";
    private const string RuleName = "aws.events.rule-name";
    private const string IngestionTime = "aws.events.event.ingestion-time";
    private const string EventWithoutDetail = "aws.events.event";
    private const string WholeEvent = "aws.events.event.json";

    public static IReadOnlySet<string> Names { get; } =
        new HashSet<string>(StringComparer.Ordinal) { RuleArn, RuleName, IngestionTime, EventWithoutDetail, WholeEvent };

    /// <summary>The variable's value, or null where the name is not one of ours.</summary>
    public static Json? ValueOf(string name, JsonMap @event, InputContext context) => name switch
    {
        RuleArn => context.RuleArn,
        RuleName => context.RuleName,
        IngestionTime => context.IngestionTime,
        EventWithoutDetail => @event.Without("detail"),
        WholeEvent => @event,
        _ => null,
    };
}
