using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Intrinsics;

/// <summary>The intrinsics on texts.</summary>
internal static class TextFunctions
{
    private const int LongestText = 10_000;

    public static Json Base64Encode(IntrinsicInput input) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Limited(input.Text(0))));

    public static Json Base64Decode(IntrinsicInput input)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(Limited(input.Text(0))));
        }
        catch (FormatException)
        {
            throw new IntrinsicException("The text is not valid Base64.");
        }
    }

    public static Json Hash(IntrinsicInput input)
    {
        var bytes = Encoding.UTF8.GetBytes(Limited((input[0] as JsonString)?.Value ?? input[0].ToString()));
        return Convert.ToHexStringLower(Digest(input.Text(1), bytes));
    }

    /// <summary>Splits at any letter of the second text; what is empty between two of them is left out.</summary>
    public static Json Split(IntrinsicInput input)
    {
        var (text, delimiters) = (input.Text(0), input.Text(1).ToCharArray());
        return delimiters.Length == 0
            ? JsonList.Of(input[0]) // .NET would split at white space
            : JsonList.Of(text.Split(delimiters, StringSplitOptions.RemoveEmptyEntries).Select(part => (Json)part));
    }

    [SuppressMessage("Security", "CA5350", Justification = "States.Hash offers SHA-1.")]
    [SuppressMessage("Security", "CA5351", Justification = "States.Hash offers MD5.")]
    private static byte[] Digest(string algorithm, byte[] bytes) => algorithm switch
    {
        "MD5" => MD5.HashData(bytes),
        "SHA-1" => SHA1.HashData(bytes),
        "SHA-256" => SHA256.HashData(bytes),
        "SHA-384" => SHA384.HashData(bytes),
        "SHA-512" => SHA512.HashData(bytes),
        _ => throw new IntrinsicException($"The algorithm '{algorithm}' is none of MD5, SHA-1, SHA-256, SHA-384 and SHA-512."),
    };

    private static string Limited(string text) => text.Length <= LongestText
        ? text
        : throw new IntrinsicException($"The text must not be longer than {LongestText} characters.");
}
