using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Services.StepFunctions.Http;

/// <summary>
/// Writes a request body as a URL-encoded form (SFN/call-https-apis.html, "Apply URL-encoding on request body"). Members of
/// inner objects are named in brackets.
/// </summary>
internal static class FormEncoding
{
    /// <summary>How array items are named: <c>INDICES</c> is the default.</summary>
    public static readonly IReadOnlyCollection<string> ArrayFormats = ["INDICES", "REPEAT", "COMMAS", "BRACKETS"];

    public static string Write(JsonMap body, string arrayFormat) =>
        QueryText.Write(body.SelectMany(member => Pairs(member.Key, member.Value, arrayFormat)));

    /// <summary>A scalar as a form, a header or a query spells it.</summary>
    public static string Text(Json value) => value switch
    {
        JsonString text => text.Value,
        JsonNull => "",
        _ => value.ToString(),
    };

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string name, Json value, string arrayFormat) => value switch
    {
        JsonMap map => map.SelectMany(member => Pairs($"{name}[{member.Key}]", member.Value, arrayFormat)),
        JsonList list when arrayFormat == "COMMAS" => [new(name, string.Join(',', list.Select(Text)))],
        JsonList list => list.SelectMany((item, at) => Pairs(ItemName(name, at, arrayFormat), item, arrayFormat)),
        _ => [new(name, Text(value))],
    };

    private static string ItemName(string name, int at, string arrayFormat) => arrayFormat switch
    {
        "REPEAT" => name,
        "BRACKETS" => $"{name}[]",
        _ => $"{name}[{at}]",
    };
}
