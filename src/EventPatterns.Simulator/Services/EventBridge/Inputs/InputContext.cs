namespace EventPatterns.Simulator.Services.EventBridge.Inputs;

/// <summary>What a target's input may say beside the event.</summary>
/// <param name="RuleArn">The rule's ARN, <c>aws.events.rule-arn</c>.</param>
/// <param name="RuleName">The rule's name, <c>aws.events.rule-name</c>.</param>
/// <param name="IngestionTime">When EventBridge received the event, in ISO 8601, <c>aws.events.event.ingestion-time</c>.</param>
internal sealed record InputContext(string RuleArn, string RuleName, string IngestionTime);
