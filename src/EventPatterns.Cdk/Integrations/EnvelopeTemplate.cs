using System.Text.Json;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// An event's <c>detail</c> as the input template of a pipe: a variable for each member, and no state. A template can't make
/// ids or add to a time, so both come from the record.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html
/// </summary>
internal static class EnvelopeTemplate
{
    private const string Expression = ".$";

    /// <param name="map">The map.</param>
    /// <param name="root">Where the record stands: <c>$.data</c>.</param>
    /// <param name="recordId">The variable that identifies the record in its source.</param>
    public static string Of(RecordMap map, string root, string recordId)
    {
        var identity = map.Identity;
        var eventId = Variable(root, identity.EventId) ?? recordId;
        var metadata = new List<string>
        {
            Member(MetadataField.EventId, eventId),
            Member(MetadataField.SchemaVersion, Json(map.Contract.SchemaVersion)),
            Member(MetadataField.Domain, Json(map.Contract.Domain)),
            Member(MetadataField.Service, Json(map.Contract.Service)),
            Member(MetadataField.Category, Json(map.Contract.Category)),
            Member(MetadataField.CorrelationId, Variable(root, identity.CorrelationId) ?? eventId),
            Member(MetadataField.OccurredAt, Variable(root, identity.OccurredAt) ?? "<aws.pipes.event.ingestion-time>"),
        };
        if (Variable(root, identity.ExpiresAt) is { } expiresAt) metadata.Add(Member(MetadataField.ExpiresAt, expiresAt));
        if (Variable(root, identity.Sequence) is { } sequence) metadata.Add(Member(MetadataField.Sequence, sequence));
        return $"{{\"metadata\":{{{string.Join(',', metadata)}}},\"data\":{{{string.Join(',', map.PayloadFrom(root).Select(Data))}}}}}";
    }

    private static string Data(KeyValuePair<string, object> member) => member.Key.EndsWith(Expression, StringComparison.Ordinal)
        ? Member(member.Key[..^Expression.Length], $"<{member.Value}>")
        : Member(member.Key, Json(member.Value));

    private static string? Variable(string root, ContractPath? path) => path is null ? null : $"<{root}{path.Below()}>";

    private static string Member(string name, string value) => $"{Json(name)}:{value}";

    private static string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), EventJson.Options);
}
