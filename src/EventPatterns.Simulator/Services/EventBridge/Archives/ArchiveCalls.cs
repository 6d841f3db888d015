using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Buses;
using EventPatterns.Simulator.Services.EventBridge.Patterns;
using EventPatterns.Simulator.Services.EventBridge.Rules;

namespace EventPatterns.Simulator.Services.EventBridge.Archives;

/// <summary>The calls about archives.</summary>
internal sealed class ArchiveCalls(World world, BusRegistry registry)
{
    private const int LongestName = 48;
    private const int LongestPattern = 4096;
    private readonly Dictionary<string, Archive> _archives = new(StringComparer.Ordinal);

    public IEnumerable<(string Name, Func<AwsCall, Answer> Action)> Actions =>
    [
        ("CreateArchive", Create),
        ("DescribeArchive", call => Find(call, out var archive, out var missing) ? Answer.Of(Describe(archive)) : missing),
        ("UpdateArchive", Update),
        ("DeleteArchive", Delete),
        ("ListArchives", List),
    ];

    public bool TryFind(string arn, [NotNullWhen(true)] out Archive? archive) => _archives.TryGetValue(arn, out archive);

    public Answer Create(AwsCall call)
    {
        var request = call.Request;
        var name = request.TextOf("ArchiveName") ?? "";
        var arn = call.Place.Arn("events", $"archive/{name}");
        if (name.Length > LongestName)
            return EventBridgeErrors.Unsatisfied(name, "archiveName", $"Member must have length less than or equal to {LongestName}");
        if (_archives.ContainsKey(arn)) return Answer.Fail("ResourceAlreadyExistsException", $"Archive {name} already exists.");
        if (!registry.TryFind(request.TextOf("EventSourceArn"), call.Place, out var bus)) return BusRegistry.Missing(request.TextOf("EventSourceArn"));
        if (Pattern(request, out var pattern) is { } refused) return refused;

        var archive = new Archive
        {
            Name = name,
            Arn = arn,
            BusArn = bus.Arn,
            CreatedAt = world.Loop.Now,
            Pattern = pattern,
            PatternText = request.TextOf("EventPattern"),
            Description = request.TextOf("Description"),
            RetentionDays = Days(request),
        };
        _archives.Add(arn, archive);
        bus.Add(archive);
        bus.Put(ManagedRule(archive, bus));
        return Answer.Of(Created(archive));
    }

    private Answer Update(AwsCall call)
    {
        var request = call.Request;
        if (request["EventPattern"] is null && request["RetentionDays"] is null && request["Description"] is null)
            return Answer.Fail("ValidationException", "At least one of EventPattern, RetentionDays or Description must be provided.");
        if (!Find(call, out var archive, out var missing)) return missing;
        if (Pattern(request, out var pattern) is { } refused) return refused;
        archive.Pattern = pattern ?? archive.Pattern;
        archive.PatternText = request.TextOf("EventPattern") ?? archive.PatternText;
        archive.Description = request.TextOf("Description") ?? archive.Description;
        archive.RetentionDays = request["RetentionDays"] is null ? archive.RetentionDays : Days(request);
        return Answer.Of(Created(archive));
    }

    private Answer Delete(AwsCall call)
    {
        if (!Find(call, out var archive, out var missing)) return missing;
        _archives.Remove(archive.Arn);
        if (!registry.TryFind(archive.BusArn, call.Place, out var bus)) return Answer.Empty;
        bus.Remove(archive);
        bus.Remove(ManagedRuleName(archive));
        return Answer.Empty;
    }

    private Answer List(AwsCall call) => Page.Of(call, "Archives",
        from archive in _archives.Values
        where Arns.Place(archive.Arn) == call.Place
        where archive.Name.StartsWith(call.Request.TextOf("NamePrefix") ?? "", StringComparison.Ordinal)
        where call.Request.TextOf("EventSourceArn") is not { } source || archive.BusArn == source
        where call.Request.TextOf("State") is null or "ENABLED"
        select Describe(archive).Without("ArchiveArn").Without("Description").Without("EventPattern"));

    private bool Find(AwsCall call, [NotNullWhen(true)] out Archive? archive, out Answer missing)
    {
        var name = call.Request.TextOf("ArchiveName");
        var found = _archives.TryGetValue(call.Place.Arn("events", $"archive/{name}"), out archive);
        missing = found ? default : Answer.Fail("ResourceNotFoundException", $"Archive {name} does not exist.");
        return found;
    }

    private static AwsError? Pattern(Json request, out EventPattern? pattern)
    {
        pattern = null;
        if (request.TextOf("EventPattern") is not { } text) return null;
        return text.Length > LongestPattern
            ? new AwsError("ValidationException", $"1 validation error detected: Value at 'eventPattern' failed to satisfy constraint: Member must have length less than or equal to {LongestPattern}")
            : EventPattern.TryParse(text, out pattern, out var refused) ? null : refused;
    }

    private static int Days(Json request) => (int)(request.WholeOf("RetentionDays") ?? 0);

    private static string ManagedRuleName(Archive archive) => $"Events-Archive-{archive.Name}";

    /// <summary>
    /// EventBridge lists a rule of its own for each archive, which leaves replayed events out (UG/eb-archive.html). It
    /// counts against the bus's quota; what it catches goes into the archive by <see cref="EventRouter"/>.
    /// </summary>
    private static Rule ManagedRule(Archive archive, EventBus bus) => new()
    {
        Name = ManagedRuleName(archive),
        Arn = RuleBook.Arn(bus.Place, bus.Name, ManagedRuleName(archive)),
        BusName = bus.Name,
        PatternText = Json.Parse(archive.PatternText ?? "{}") is JsonMap pattern
            ? pattern.With("replay-name", JsonList.Of(JsonMap.Of(("exists", false)))).ToString()
            : null,
        ManagedBy = "prod.vhs.events.aws.internal",
    };

    private static JsonMap Created(Archive archive) => JsonMap.Of(
        ("ArchiveArn", archive.Arn), ("CreationTime", AwsTime.Iso(archive.CreatedAt)), ("State", "ENABLED"));

    private static JsonMap Describe(Archive archive)
    {
        var description = new JsonMapBuilder()
            .Set("ArchiveArn", archive.Arn)
            .Set("ArchiveName", archive.Name)
            .Set("CreationTime", AwsTime.Iso(archive.CreatedAt))
            .Set("EventCount", archive.Count)
            .Set("EventSourceArn", archive.BusArn)
            .Set("RetentionDays", archive.RetentionDays)
            .Set("SizeBytes", archive.SizeBytes)
            .Set("State", "ENABLED");
        if (archive.Description is { } text) description.Set("Description", text);
        if (archive.PatternText is { } pattern) description.Set("EventPattern", pattern);
        return description.Build();
    }
}
