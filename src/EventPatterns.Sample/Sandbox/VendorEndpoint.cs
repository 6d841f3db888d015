using Amazon.CDK.AWS.SecretsManager;
using Constructs;

namespace EventPatterns.Sample.Sandbox;

/// <summary>Where a vendor is, and the secret that holds what it gave the shop.</summary>
/// <param name="Url">The root of its API, without a slash at its end.</param>
/// <param name="Credentials">The secret, for a stack that needs it.</param>
public sealed record VendorEndpoint(string Url, Func<Construct, ISecret> Credentials)
{
    private const string Scheme = "https://";

    /// <summary>What of the URL follows the host; empty or with a slash in front.</summary>
    public string Path => Url.IndexOf('/', Scheme.Length) is var slash and >= 0 ? Url[slash..] : "";

    /// <summary>The real vendor, where the context has <c>{name}Url</c> and <c>{name}Secret</c>, the name of a secret that exists; else null.</summary>
    /// <exception cref="ArgumentException">One of the two is missing.</exception>
    public static VendorEndpoint? FromContext(Construct app, string name)
    {
        var url = app.Node.TryGetContext($"{name}Url") as string;
        var secret = app.Node.TryGetContext($"{name}Secret") as string;
        return (url, secret) switch
        {
            (null, null) => null,
            ({ }, { }) => new VendorEndpoint(url.TrimEnd('/'), scope => Secret.FromSecretNameV2(scope, $"{name}Credentials", secret)),
            _ => throw new ArgumentException($"The context has {(url is null ? $"{name}Secret but no {name}Url" : $"{name}Url but no {name}Secret")}: give both, or neither for the sandbox."),
        };
    }
}
