using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.SecretsManager;

/// <summary>A secret and its versions (secretsmanager/latest/userguide/whats-in-a-secret.html).</summary>
internal sealed class Secret
{
    public const string Current = "AWSCURRENT";

    private const string Previous = "AWSPREVIOUS";

    private readonly List<SecretVersion> _versions = [];

    public required string Arn { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? KmsKeyId { get; init; }

    /// <summary>The service that keeps the secret for itself, or null.</summary>
    public string? OwningService { get; init; }

    /// <summary>A secret that another service owns, which has one version at a time.</summary>
    public static Secret Of(ManagedSecret owned, DateTimeOffset now)
    {
        var secret = new Secret { Arn = owned.Arn, Name = owned.Name, OwningService = owned.Name.Split('!')[0] };
        secret.Put($"{owned.Arn[^6..]}-current", owned.Value.ToString(), now);
        return secret;
    }

    /// <summary>Makes a version the current one; the one before it becomes the previous, and older ones lose their label.</summary>
    public SecretVersion Put(string id, string value, DateTimeOffset now)
    {
        var latest = new SecretVersion(id, value, now);
        _versions.RemoveAll(v => v.Id == id);
        _versions.Add(latest);
        return latest;
    }

    /// <summary>The version of the id or of the label; without either the current one.</summary>
    public SecretVersion? Find(string? id, string? stage) => id is null && stage is null
        ? _versions.LastOrDefault()
        : _versions.LastOrDefault(v => v.Id == id || (stage is not null && Stages(v).Contains(stage)));

    public JsonMap Tell(SecretVersion version) => JsonMap.Of(
        ("ARN", Arn), ("Name", Name), ("VersionId", version.Id), ("VersionStages", Labels(version)));

    public JsonMap Describe() => new JsonMapBuilder()
        .Set("ARN", Arn)
        .Set("Name", Name)
        .SetIf("Description", Description is null ? null : (Json)Description)
        .SetIf("KmsKeyId", KmsKeyId is null ? null : (Json)KmsKeyId)
        .SetIf("OwningService", OwningService is null ? null : (Json)OwningService)
        .Set("VersionIdsToStages", _versions.TakeLast(2).Aggregate(new JsonMapBuilder(), (map, v) => map.Set(v.Id, Labels(v))).Build())
        .Build();

    private JsonList Labels(SecretVersion version) => JsonList.Of(Stages(version).Select(s => (Json)s));

    private IEnumerable<string> Stages(SecretVersion version) =>
        version == _versions[^1] ? [Current]
        : _versions.Count > 1 && version == _versions[^2] ? [Previous]
        : [];
}

/// <summary>One value that a secret had.</summary>
internal sealed record SecretVersion(string Id, string Value, DateTimeOffset CreatedAt);
