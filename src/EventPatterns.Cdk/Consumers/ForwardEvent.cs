using System.Globalization;
using System.Text;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>
/// The states that take an event to another bus by PutEvents: its public metadata kept, everything else of the metadata
/// left behind. What is kept is a list, so that a field which somebody adds later stays inside until it is listed.
/// </summary>
internal static class ForwardEvent
{
    // No task token, which is good inside its account alone and would let a stranger answer for a workflow; and no attempt.
    private static readonly string[] Kept =
    [
        MetadataField.EventId, MetadataField.SchemaVersion, MetadataField.Domain, MetadataField.Service, MetadataField.Category,
        MetadataField.CorrelationId, MetadataField.CausationId, MetadataField.OccurredAt, MetadataField.ExpiresAt,
        MetadataField.Sequence, MetadataField.RequestId,
    ];

    private const string Public = "public";

    /// <summary>The event as it is, whatever its contract.</summary>
    public static Chain State(Construct scope, string id, IEventBus bus) =>
        Metadata(scope, id, []).Next(PublishEvent.Put(scope, id, new()
        {
            ["EventBusName"] = bus.EventBusArn,
            ["Source.$"] = WorkflowInput.Source,
            ["DetailType.$"] = WorkflowInput.DetailType,
            ["Detail"] = new Dictionary<string, object> { ["metadata.$"] = $"$.{Public}", ["data.$"] = WorkflowInput.InEvent(EventPath.Data) },
        }));

    /// <summary>
    /// The event as one of another contract. Its id follows from the original's, since a consumer of both must not take
    /// one for the other; transaction, times and sequence are the original's.
    /// </summary>
    public static Chain As(Construct scope, string id, IEventBus bus, EventContract contract, IReadOnlyDictionary<string, object> data) =>
        Metadata(scope, id, new()
        {
            [MetadataField.EventId] = $"$hash($m.{MetadataField.EventId} & '/{id}', 'SHA-256')",
            [MetadataField.SchemaVersion] = $"'{contract.SchemaVersion}'",
            [MetadataField.Domain] = $"'{contract.Domain}'",
            [MetadataField.Service] = $"'{contract.Service}'",
            [MetadataField.Category] = $"'{contract.Category.ToString().ToLowerInvariant()}'",
            [MetadataField.CausationId] = $"$m.{MetadataField.EventId}",
            [MetadataField.ExpiresAt] = ExpiresAt(contract),
        }).Next(PublishEvent.Put(scope, id, PublishEvent.Entry(bus, contract, new() { ["metadata.$"] = $"$.{Public}", ["data"] = data })));

    private static string ExpiresAt(EventContract contract) => contract.TimeToLive is { } life
        ? string.Create(CultureInfo.InvariantCulture, $"$exists($m.{MetadataField.ExpiresAt}) ? $m.{MetadataField.ExpiresAt} : $fromMillis($toMillis($m.{MetadataField.OccurredAt}) + {life.TotalMilliseconds})")
        : $"$m.{MetadataField.ExpiresAt}";

    // JSONPath can't leave out what is not there; in JSONata, what is not there makes no member.
    private static CustomState Metadata(Construct scope, string id, Dictionary<string, string> set)
    {
        var members = new StringBuilder();
        foreach (var field in Kept) members.Append(members.Length == 0 ? "" : ", ").Append($"'{field}': {set.GetValueOrDefault(field, $"$m.{field}")}");
        return new(scope, $"{id}Metadata", new CustomStateProps
        {
            StateJson = new Dictionary<string, object>
            {
                ["Type"] = "Pass",
                ["QueryLanguage"] = "JSONata",
                ["Comment"] = "The metadata that may be seen on the other bus.",
                ["Output"] = $"{{% ($m := $states.input.event.detail.metadata; $merge([$states.input, {{'{Public}': {{{members}}}}}])) %}}",
            },
        });
    }
}
