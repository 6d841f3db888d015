using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>
/// The MD5 digests by which SQS's clients check what they sent and received
/// (SQSDeveloperGuide/sqs-message-metadata.html, "Calculating the MD5 message digest").
/// </summary>
internal static class MessageDigest
{
    private const byte StringKind = 1;
    private const byte BinaryKind = 2;

    public static string Of(string body) => Md5(Encoding.UTF8.GetBytes(body));

    /// <summary>The digest of the attributes, or null where there are none.</summary>
    public static string? Of(JsonMap attributes)
    {
        if (attributes.Count == 0) return null;
        using var bytes = new MemoryStream();
        foreach (var (name, value) in attributes.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            Write(bytes, Encoding.UTF8.GetBytes(name));
            Write(bytes, Encoding.UTF8.GetBytes(value.TextOf("DataType") ?? ""));
            bytes.WriteByte(value["BinaryValue"] is null ? StringKind : BinaryKind);
            Write(bytes, ValueOf(value));
        }
        return Md5(bytes.ToArray());
    }

    /// <summary>The bytes of an attribute's value.</summary>
    public static byte[] ValueOf(Json attribute) => attribute.TextOf("BinaryValue") is { } binary
        ? Convert.FromBase64String(binary)
        : Encoding.UTF8.GetBytes(attribute.TextOf("StringValue") ?? "");

    private static void Write(MemoryStream to, byte[] part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        to.Write(length);
        to.Write(part);
    }

#pragma warning disable CA5351 // MD5 is what AWS answers with; it guards no secret.
    private static string Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
