using System.Text.RegularExpressions;

namespace EventPatterns.Conformance.Families.Asl;

/// <summary>
/// Some recordings hold the words of another implementation (<c>Error=ValueError Args=['...'] in definition ...</c>), not
/// AWS's. Of those the error's code counts, and that the gist between the brackets is told.
/// </summary>
internal static partial class ForeignMessage
{
    /// <summary>The gist; null where the message is AWS's own.</summary>
    public static string? Gist(string message) => Form().Match(message) is { Success: true } match
        ? match.Groups["gist"].Value.Replace(@"\\", @"\", StringComparison.Ordinal)
        : null;

    [GeneratedRegex("""^Error=\w+ Args=\[(?<quote>['"])(?<gist>.*?)\k<quote>\] in definition """, RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
