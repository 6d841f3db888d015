using System.Globalization;
using System.Text;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>Names one receipt of one message: a later receipt of the message has another handle.</summary>
internal sealed record ReceiptHandle(string QueueArn, string MessageId, int Receipt)
{
    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{QueueArn} {MessageId} {Receipt}")));

    /// <summary>The handle, or null where the text is none.</summary>
    public static ReceiptHandle? Parse(string? text)
    {
        var bytes = new byte[text?.Length ?? 0];
        if (text is null || !Convert.TryFromBase64String(text, bytes, out var length)) return null;
        return Encoding.UTF8.GetString(bytes, 0, length).Split(' ') is [var queue, var message, var receipt]
            && int.TryParse(receipt, CultureInfo.InvariantCulture, out var number) ? new(queue, message, number) : null;
    }
}
