using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.EventBridge.Rules;

/// <summary>Rules as the API describes them.</summary>
internal static class RuleAnswers
{
    public static JsonMap Describe(Rule rule) => new JsonMapBuilder()
        .Set("Arn", rule.Arn)
        .SetIf("Description", Text(rule.Description))
        .Set("EventBusName", rule.BusName)
        .SetIf("EventPattern", Text(rule.PatternText))
        .SetIf("ManagedBy", Text(rule.ManagedBy))
        .Set("Name", rule.Name)
        .SetIf("RoleArn", Text(rule.RoleArn))
        .SetIf("ScheduleExpression", Text(rule.Schedule))
        .Set("State", rule.Enabled ? "ENABLED" : "DISABLED")
        .Build();

    public static JsonMap Targets(Rule rule) => JsonMap.Of(("Targets", JsonList.Of(rule.Targets.Values.Select(t => t.Settings))));

    private static Json? Text(string? text) => text is null ? null : (Json)text;
}
