using System.Text.Json;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>A request as its claim keeps it: attributes that need no state of their own to be put together.</summary>
internal static class RequestParts
{
    public static IEnumerable<(string Name, object Value)> Metadata(EventContract contract) =>
    [
        (MetadataField.SchemaVersion, ClaimUpdate.Text(contract.SchemaVersion)),
        (MetadataField.Domain, ClaimUpdate.Text(contract.Domain)),
        (MetadataField.Service, ClaimUpdate.Text(contract.Service)),
        (MetadataField.Category, ClaimUpdate.Text(contract.Category.ToString().ToLowerInvariant())),
        (MetadataField.CorrelationId, ClaimUpdate.Text(InStart(EventPath.CorrelationId))),
        (MetadataField.CausationId, ClaimUpdate.Text(InStart(EventPath.EventId))),
    ];

    /// <summary>Each member as JSON, in a text of its own: DynamoDB's types differ from JSON's.</summary>
    public static IEnumerable<(string Name, object Value)> Data(WorkflowEvent request) => request.Data.Select(member => member.Key.EndsWith(".$", StringComparison.Ordinal)
        ? (member.Key[..^2], (object)ClaimUpdate.Text($"States.JsonToString({member.Value})"))
        : (member.Key, ClaimUpdate.Text(JsonSerializer.Serialize(member.Value, EventJson.Options))));

    private static string InStart(string eventPath) => WorkflowContext.ExecutionInput + eventPath["$".Length..];
}
