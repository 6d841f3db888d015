using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.SecretsManager;

/// <summary>
/// Secrets that another service owns, such as <c>events!connection/...</c>. Their owner reads and writes them directly;
/// everyone else reads them through Secrets Manager, and its door.
/// </summary>
internal sealed class ManagedSecrets
{
    private readonly Dictionary<string, ManagedSecret> _secrets = new(StringComparer.Ordinal);

    /// <summary>All there are, by no particular order.</summary>
    public IReadOnlyCollection<ManagedSecret> All => _secrets.Values;

    public void Put(ManagedSecret secret) => _secrets[secret.Arn] = secret;

    public void Delete(string arn) => _secrets.Remove(arn);

    public bool TryFind(string arn, [NotNullWhen(true)] out ManagedSecret? secret) => _secrets.TryGetValue(arn, out secret);
}

/// <summary>A secret and what it holds.</summary>
/// <param name="Arn">With the six characters that Secrets Manager puts at its end.</param>
/// <param name="Name">Without them.</param>
/// <param name="Value">What <c>SecretString</c> spells.</param>
internal sealed record ManagedSecret(string Arn, string Name, JsonMap Value);
