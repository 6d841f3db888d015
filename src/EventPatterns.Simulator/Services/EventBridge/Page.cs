using System.Globalization;
using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.EventBridge;

/// <summary>Lists that a caller reads a part at a time, by <c>Limit</c> and <c>NextToken</c> (API_ListRules and its like).</summary>
internal static class Page
{
    /// <summary>The largest <c>Limit</c>, and the one that holds where none is given.</summary>
    private const int Most = 100;

    public static Answer Of(AwsCall call, string member, IEnumerable<Json> all)
    {
        var limit = (int)(call.Request.WholeOf("Limit") ?? Most);
        if (limit is < 1 or > Most)
            return EventBridgeErrors.Unsatisfied($"{limit}", "limit", $"Member must have value between 1 and {Most}");
        var token = call.Request.TextOf("NextToken");
        if (Start(token) is not { } start) return Answer.Fail("ValidationException", "Invalid NextToken.");

        var rest = all.Skip(start).Take(limit + 1).ToList();
        var page = JsonMap.Of((member, JsonList.Of(rest.Take(limit))));
        return Answer.Of(rest.Count > limit ? page.With("NextToken", Token(start + limit)) : page);
    }

    private static string Token(int start) => Convert.ToBase64String(Encoding.ASCII.GetBytes(start.ToString(CultureInfo.InvariantCulture)));

    private static int? Start(string? token)
    {
        if (token is null) return 0;
        Span<byte> bytes = stackalloc byte[16];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && int.TryParse(bytes[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : null;
    }
}
