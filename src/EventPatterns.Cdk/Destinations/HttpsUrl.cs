using Amazon.CDK;

namespace EventPatterns.Cdk.Destinations;

/// <summary>URLs of outside services: HTTPS, or known only when deployed.</summary>
internal static class HttpsUrl
{
    /// <exception cref="ArgumentException">It is no URL of HTTPS.</exception>
    public static string Checked(string url, string what) => IsSound(url) ? url
        : throw new ArgumentException($"{what}: expected a URL of HTTPS; found \"{url}\".", nameof(url));

    public static bool IsSound(string url) =>
        Token.IsUnresolved(url) || (Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps);
}
