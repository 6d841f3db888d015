using EventPatterns.Events;
using EventPatterns.Events.Schemas;

namespace EventPatterns.Cdk.Events;

/// <summary>The schemas as they were published last: a file for each version of a contract.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="mayWrite">Whether what is new is written there. What breaks somebody never is.</param>
internal sealed class PublishedSchemas(string folder, bool mayWrite)
{
    private const string Extension = ".json";
    private const string ToWrite = $"Synthesize once with -c {SchemaRegistry.WriteContext}=true, and check the file in";

    /// <summary>What is not as it should be, a sentence each.</summary>
    public IReadOnlyList<string> Compare(IReadOnlyList<EventContract> contracts) => [.. contracts.SelectMany(Compare), .. Forgotten(contracts)];

    private IEnumerable<string> Compare(EventContract contract)
    {
        var (file, schema) = (FileOf(contract), EventSchema.OfEvent(contract) + "\n");
        var published = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : null;
        if (published == schema) return [];
        var breaking = published is null ? [] : SchemaCompatibility.Compare(published, schema).Where(change => change.IsBreaking).ToArray();
        if (breaking.Length > 0) return [$"{contract} was published otherwise, and the change breaks somebody: {string.Join(" ", breaking.AsEnumerable())} Leave the record as it was, and declare the new shape beside it with Version = {contract.Version + 1}."];
        if (!mayWrite) return [$"{contract} is {(published is null ? "new" : "not quite as it was published")}. {ToWrite}: {file}."];
        Directory.CreateDirectory(folder);
        File.WriteAllText(file, schema);
        return [];
    }

    private IEnumerable<string> Forgotten(IReadOnlyList<EventContract> contracts)
    {
        if (!Directory.Exists(folder)) return [];
        var known = contracts.Select(FileOf).Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Directory.EnumerateFiles(folder, "*" + Extension).Where(file => !known.Contains(Path.GetFileName(file))).Order(StringComparer.Ordinal)
            .Select(file => $"{file} was published, and no contract here is called so. Delete the file once nobody publishes or hears the event any more.");
    }

    private string FileOf(EventContract contract) => Path.Combine(folder, EventSchema.NameOf(contract) + Extension);
}
