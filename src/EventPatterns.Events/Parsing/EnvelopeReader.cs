using System.Text.Json;

namespace EventPatterns.Events;

/// <summary>Reads an event that anyone may have written.</summary>
internal static class EnvelopeReader
{
    private const int LongestId = 128;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static (EventEnvelope<T>? Envelope, IReadOnlyList<EventFault> Faults) Read<T>(EventContract<T> contract, ReadOnlyMemory<byte> utf8Json)
        where T : notnull
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Json, Strict);
            var faults = Check(contract, document.RootElement);
            if (faults.Count > 0) return (null, faults);
            var detail = document.RootElement.GetProperty("detail").Deserialize<EventDetail<T>>(EventJson.Options)!;
            return (new(contract.Source, contract.DetailType, detail), []);
        }
        catch (JsonException exception)
        {
            return (null, [exception.Path is { Length: > 1 } path ? Refused($"$.detail{path[1..]}", exception) : new("$", "an event in JSON", Gist(exception))]);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // Broken surrogate pairs in a string, and whatever the record's own constructor refuses.
            return (null, [Refused("$", exception)]);
        }
    }

    private static EventFault Refused(string path, Exception exception) => new(path, "a value that the contract's record takes", Gist(exception));

    private static string Gist(Exception exception) => exception.Message.TrimEnd('.');

    private static List<EventFault> Check(EventContract contract, JsonElement root)
    {
        var checker = new JsonChecker();
        if (!checker.IsObject(root, "$")) return checker.Faults;
        checker.IsText(root, "source", "$", contract.Source);
        checker.IsText(root, "detail-type", "$", contract.DetailType);
        if (checker.Member(root, "detail", "$", "an object") is not { } detail || !checker.IsObject(detail, "$.detail")) return checker.Faults;
        if (checker.Member(detail, "metadata", "$.detail", "an object") is { } metadata) Metadata(checker, contract, metadata);
        if (checker.Member(detail, "data", "$.detail", "an object") is { } data) checker.Check(data, EventJson.Options.GetTypeInfo(contract.Type), EventPath.Data);
        return checker.Faults;
    }

    private static void Metadata(JsonChecker checker, EventContract contract, JsonElement metadata)
    {
        var before = checker.Faults.Count;
        checker.Check(metadata, EventJson.Options.GetTypeInfo(typeof(EventMetadata)), EventPath.Metadata);
        if (checker.Faults.Count > before) return;
        checker.IsText(metadata, MetadataField.SchemaVersion, EventPath.Metadata, contract.SchemaVersion);
        checker.IsText(metadata, MetadataField.Domain, EventPath.Metadata, contract.Domain);
        checker.IsText(metadata, MetadataField.Service, EventPath.Metadata, contract.Service);
        if (metadata.GetProperty(MetadataField.EventId).GetString()!.Length is 0 or > LongestId)
            checker.Fault(EventPath.EventId, $"1 to {LongestId} characters", metadata.GetProperty(MetadataField.EventId));
    }
}
