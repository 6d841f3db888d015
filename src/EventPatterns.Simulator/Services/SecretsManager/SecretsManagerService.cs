using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.SecretsManager;

/// <summary>AWS Secrets Manager: secrets of templates, and those that other services keep in it.</summary>
/// <param name="world">The world.</param>
/// <param name="managed">The secrets of other services.</param>
/// <param name="chance">The chance for one purpose: what generates one secret disturbs no other draw.</param>
internal sealed class SecretsManagerService(World world, ManagedSecrets managed, Func<string, SeededRandom> chance) : IAwsService
{
    private const string Key = "alias/aws/secretsmanager";

    private readonly Dictionary<string, Secret> _secrets = new(StringComparer.Ordinal);

    public string Name => "secretsmanager";

    /// <summary>Makes the secret of an <c>AWS::SecretsManager::Secret</c>, its value given or generated.</summary>
    public void Provision(Resource resource)
    {
        var properties = resource.Properties;
        var secret = new Secret
        {
            Arn = resource.Arn!,
            Name = resource.Name,
            Description = properties.TextOf("Description"),
            KmsKeyId = properties.TextOf("KmsKeyId"),
        };
        var random = chance(resource.Arn!);
        var value = properties.TextOf("SecretString")
            ?? (properties["GenerateSecretString"] is { } how ? PasswordRecipe.Read(how).Make(random) : null);
        if (value is not null) secret.Put(random.NextUuid(), value, world.Loop.Now);
        _secrets.Add(secret.Arn, secret);
    }

    /// <summary>The value that a dynamic reference reads, or null where there is none.</summary>
    public string? Read(Place place, string id, string? version) => TryFind(place, id, out var secret) ? secret.Find(version, version)?.Value : null;

    public IEnumerable<Permission> Permissions(AwsCall call)
    {
        var known = TryFind(call.Place, call.Request.TextOf("SecretId"), out var secret);
        yield return new Permission(call.Name, known ? secret!.Arn : call.Request.TextOf("SecretId") ?? "*");
        if (known && KmsKeys.IsAsked(secret!.KmsKeyId, Key, call.By) && KeyUse(call.Action) is { } use)
            yield return new Permission(use, KmsKeys.ArnOf(secret.KmsKeyId, secret.Arn));
    }

    public ValueTask<Answer> Perform(AwsCall call)
    {
        if (call.Action is not ("GetSecretValue" or "DescribeSecret" or "PutSecretValue"))
            throw new SimulationException($"The simulator does not know the action {call.Name}, called by {call.By.Name}. It knows DescribeSecret, GetSecretValue and PutSecretValue.");
        return ValueTask.FromResult(TryFind(call.Place, call.Request.TextOf("SecretId"), out var secret)
            ? Answer(call, secret)
            : Door.Answer.Fail("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    private Answer Answer(AwsCall call, Secret secret) => call.Action switch
    {
        "GetSecretValue" => Get(call.Request, secret),
        "DescribeSecret" => Door.Answer.Of(secret.Describe()),
        _ => Put(call.Request, secret),
    };

    private static Answer Get(Json request, Secret secret)
    {
        var (id, stage) = (request.TextOf("VersionId"), request.TextOf("VersionStage"));
        return secret.Find(id, id is null ? stage ?? Secret.Current : stage) is { } version
            ? Door.Answer.Of(secret.Tell(version).With("CreatedDate", version.CreatedAt.ToUnixTimeMilliseconds() / 1000.0).With("SecretString", version.Value))
            : Door.Answer.Fail("ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for {(id is null ? $"staging label: {stage ?? Secret.Current}" : $"VersionId: {id}")}");
    }

    private Answer Put(Json request, Secret secret)
    {
        if (secret.OwningService is { } owner)
            return Door.Answer.Fail("InvalidRequestException", $"The secret {secret.Name} is managed by {owner}: change it there.");
        if (request.TextOf("SecretString") is not { } value)
            return Door.Answer.Fail("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
        return Door.Answer.Of(secret.Tell(secret.Put(request.TextOf("ClientRequestToken") ?? world.Random.NextUuid(), value, world.Loop.Now)));
    }

    /// <summary>A secret by its name, its ARN, or its ARN without the six characters at the end.</summary>
    private bool TryFind(Place place, string? id, [NotNullWhen(true)] out Secret? secret)
    {
        secret = id is null ? null
            : _secrets.GetValueOrDefault(id)
            ?? _secrets.Values.FirstOrDefault(s => IsMeant(s.Arn, s.Name, id, place))
            ?? (managed.All.FirstOrDefault(m => m.Arn == id || IsMeant(m.Arn, m.Name, id, place)) is { } owned ? Secret.Of(owned, world.Loop.Now) : null);
        return secret is not null;
    }

    private static bool IsMeant(string arn, string name, string id, Place place) => id.StartsWith("arn:", StringComparison.Ordinal)
        ? arn.Length == id.Length + 7 && arn.StartsWith(id, StringComparison.Ordinal)
        : name == id && Arns.Place(arn) == place;

    private static string? KeyUse(string action) => action switch
    {
        "GetSecretValue" => "kms:Decrypt",
        "PutSecretValue" => "kms:GenerateDataKey",
        _ => null,
    };
}
