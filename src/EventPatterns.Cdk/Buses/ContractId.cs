using System.Security.Cryptography;
using System.Text;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>A contract's name where letters and digits alone are allowed: <c>ShippingParcelsParcelPreparedV1</c>.</summary>
internal static class ContractId
{
    // A statement's id in a bus's policy: docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html
    private const int Longest = 64;
    private const int HashLength = 8;

    public static string Of(EventContract contract)
    {
        var id = $"{Words($"{contract.Source}.{contract.DetailType}")}V{contract.SchemaVersion}";
        return id.Length <= Longest ? id : string.Concat(id.AsSpan(0, Longest - HashLength), Hash($"{contract}"));
    }

    /// <summary>A name as construct ids are written: <c>loyalty-api</c> is <c>LoyaltyApi</c>.</summary>
    public static string Words(string name)
    {
        var id = new StringBuilder(name.Length);
        var begins = true;
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter)) id.Append(begins ? char.ToUpperInvariant(letter) : letter);
            begins = !char.IsAsciiLetterOrDigit(letter);
        }
        return id.ToString();
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
