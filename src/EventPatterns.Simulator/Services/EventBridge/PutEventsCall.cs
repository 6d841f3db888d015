using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.EventBridge;

/// <summary>
/// The API PutEvents (API_PutEvents, UG/eb-putevents.html): one to ten entries, each accepted or refused for itself, the
/// answers in the order of the entries.
/// </summary>
internal static class PutEventsCall
{
    private const int MostEntries = 10;

    /// <summary>1 MB since January 2026 (fact 8).</summary>
    private const int MostBytes = 1024 * 1024;

    public const int BytesOfTime = 14;

    public static AwsError? Refuse(JsonList entries)
    {
        if (entries.Count == 0) return Violation("Member must have length greater than or equal to 1");
        if (entries.Count > MostEntries) return Violation($"Member must have length less than or equal to {MostEntries}");
        return entries.Sum(Size) > MostBytes
            ? new AwsError("ValidationException", "Total size of the entries in the request is over the limit.")
            : null;

        AwsError Violation(string constraint) => new("ValidationException",
            $"1 validation error detected: Value '[{string.Join(", ", entries.Select(Spell))}]' at 'entries' failed to satisfy constraint: {constraint}");
    }

    /// <summary>Why the entry is refused, or null and its detail.</summary>
    public static AwsError? Read(Json entry, out JsonMap detail)
    {
        detail = JsonMap.Empty;
        if (string.IsNullOrEmpty(entry.TextOf("Source"))) return Missing("Source");
        if (entry.TextOf("Source")!.StartsWith("aws.", StringComparison.Ordinal))
            return new AwsError("NotAuthorizedForSourceException", "Not authorized for the source.");
        if (string.IsNullOrEmpty(entry.TextOf("DetailType"))) return Missing("DetailType");
        if (entry.TextOf("DetailType")!.Length > 128)
            return new AwsError("InvalidArgument", "Parameter DetailType is not valid. Reason: DetailType must be 128 characters or less.");
        if (entry["Detail"] is not JsonString { TextLength: > 0 } text) return Missing("Detail");
        if (text.Parsed is not JsonMap map)
            return new AwsError("MalformedDetail", "Detail is malformed.");
        detail = map;
        return null;
    }

    /// <summary>How EventBridge spells an entry in its messages: as Java prints its object.</summary>
    private static string Spell(Json entry)
    {
        string Text(string name) => entry[name] switch
        {
            null or JsonNull => "null",
            JsonString text => text.Value,
            JsonList list => $"[{string.Join(", ", list.Select(item => item is JsonString text ? text.Value : item.ToString()))}]",
            { } other => other.ToString(),
        };
        return $"PutEventsRequestEntry(time={Text("Time")}, source={Text("Source")}, resources={Text("Resources")}, detailType={Text("DetailType")}, "
            + $"detail={Text("Detail")}, eventBusName={Text("EventBusName")}, traceHeader={Text("TraceHeader")}, kmsKeyIdentifier=null, internalMetadata=null)";
    }

    private static AwsError Missing(string name) =>
        new("InvalidArgument", $"Parameter {name} is not valid. Reason: {name} is a required argument.");

    /// <summary>As EventBridge counts it (UG/eb-putevent-size.html).</summary>
    private static int Size(Json entry) =>
        (entry["Time"] is null ? 0 : BytesOfTime)
        + Bytes(entry["Source"]) + Bytes(entry["DetailType"]) + Bytes(entry["Detail"])
        + (entry["Resources"] is JsonList resources ? resources.Sum(Bytes) : 0);

    private static int Bytes(Json? value) => (value as JsonString)?.TextLength ?? 0;
}
