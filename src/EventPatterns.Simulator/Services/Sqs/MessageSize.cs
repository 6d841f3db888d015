using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>What counts against a queue's limit: the body, and each attribute's name, type and value.</summary>
internal static class MessageSize
{
    /// <summary>1 MiB, for a message as for a batch (SQSDeveloperGuide/quotas-messages.html).</summary>
    public const long Most = 1_048_576;

    public static long Of(string body, JsonMap attributes) => Encoding.UTF8.GetByteCount(body) + attributes.Sum(Of);

    private static long Of(KeyValuePair<string, Json> attribute) =>
        Encoding.UTF8.GetByteCount(attribute.Key)
        + Encoding.UTF8.GetByteCount(attribute.Value.TextOf("DataType") ?? "")
        + MessageDigest.ValueOf(attribute.Value).Length;
}
