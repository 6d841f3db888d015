using System.Globalization;
using System.Text;

namespace EventPatterns.Simulator.Services.Streams;

/// <summary>A place in a shard: what is read next. On AWS it ends after some minutes; here it does not.</summary>
/// <param name="StreamArn">The stream.</param>
/// <param name="ShardId">The shard.</param>
/// <param name="Position">The number of the next record, from 0.</param>
internal sealed record ShardIterator(string StreamArn, string ShardId, long Position)
{
    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{StreamArn} {ShardId} {Position}")));

    /// <summary>The iterator, or null where the text is none.</summary>
    public static ShardIterator? Parse(string? text)
    {
        var bytes = new byte[text?.Length ?? 0];
        if (text is null || !Convert.TryFromBase64String(text, bytes, out var length)) return null;
        return Encoding.UTF8.GetString(bytes, 0, length).Split(' ') is [var stream, var shard, var position]
            && long.TryParse(position, CultureInfo.InvariantCulture, out var next) ? new(stream, shard, next) : null;
    }
}
