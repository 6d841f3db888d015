using System.Security.Cryptography;
using System.Text;

namespace EventPatterns.Simulator.Assembly;

/// <summary>
/// Names and ids that AWS would draw by chance, decided by what they are for instead, so that one assembly always has
/// the same ones.
/// </summary>
internal static class PhysicalId
{
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int SuffixLength = 12;

    /// <summary>
    /// A name as CloudFormation makes it: stack, logical id and twelve characters; the first two are cut where the
    /// whole would be too long (AWSCloudFormation/latest/UserGuide/cfn-resource-name.html).
    /// </summary>
    public static string Name(string stack, string logicalId, string seed, int maxLength)
    {
        var room = maxLength - SuffixLength - 2;
        var stackRoom = Math.Max(room / 2, room - logicalId.Length);
        var head = stack[..Math.Min(stack.Length, stackRoom)];
        var middle = logicalId[..Math.Min(logicalId.Length, room - head.Length)];
        return $"{head}-{middle}-{Suffix(seed)}";
    }

    /// <summary>The twelve characters at the end of a generated name.</summary>
    public static string Suffix(string seed) => Draw(seed, SuffixLength, Upper);

    /// <summary>A short id in lower case, as API Gateway gives its resources.</summary>
    public static string Short(string seed, int length) => Draw(seed, length, Lower);

    /// <summary>An id in upper case, as IAM gives its roles.</summary>
    public static string Long(string seed, int length) => Draw(seed, length, Upper);

    /// <summary>A UUID of version 4 in form.</summary>
    public static string Uuid(string seed)
    {
        var bytes = Hash(seed)[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static string Draw(string seed, int length, string alphabet) =>
        string.Concat(Hash(seed).Take(length).Select(b => alphabet[b % alphabet.Length]));

    private static byte[] Hash(string seed) => SHA256.HashData(Encoding.UTF8.GetBytes(seed));
}
