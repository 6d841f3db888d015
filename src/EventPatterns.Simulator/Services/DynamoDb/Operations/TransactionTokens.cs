using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>
/// Remembers transactions by their client request token: for ten minutes the same request again does nothing and
/// succeeds, and another request under the token is refused (API reference, TransactWriteItems).
/// </summary>
internal sealed class TransactionTokens(Func<DateTimeOffset> now)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, (Json Items, DateTimeOffset At)> _done = new(StringComparer.Ordinal);

    /// <summary>The items of the transaction that used the token, or null.</summary>
    public Json? Find(string token) => _done.TryGetValue(token, out var known) && now() - known.At < Remembered ? known.Items : null;

    public void Remember(string token, Json items) => _done[token] = (items, now());
}
