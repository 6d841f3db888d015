using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.EventBridge.Rules;

/// <summary>Rules as the API describes them.</summary>
internal static class RuleAnswers
{
    /// <summary>API_DescribeRule.</summary>
    public static JsonMap Describe(Rule rule) => Item(rule).With("CreatedBy", Arns.Place(rule.Arn).Account);

    /// <summary>An entry of API_ListRules.</summary>
    public static JsonMap Item(Rule rule) => new JsonMapBuilder()
        .Set("Arn", rule.Arn)
        .SetIf("Description", Text(rule.Description))
        .Set("EventBusName", rule.BusName)
        .SetIf("EventPattern", Text(rule.PatternText))
        .SetIf("ManagedBy", Text(rule.ManagedBy))
        .Set("Name", rule.Name)
        .SetIf("RoleArn", Text(rule.RoleArn))
        .SetIf("ScheduleExpression", Text(rule.ScheduleText))
        .Set("State", rule.Enabled ? "ENABLED" : "DISABLED")
        .Build();

    private static Json? Text(string? text) => text is null ? null : (Json)text;
}
