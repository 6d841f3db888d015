namespace EventPatterns.Simulator.Vendors;

/// <summary>The query of a URL and the body of a form, which are written alike.</summary>
internal static class QueryText
{
    /// <summary>Adds parameters to a URL; one that is there already is replaced.</summary>
    public static Uri Add(Uri url, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var all = Read(url.Query).ToList();
        foreach (var parameter in parameters)
        {
            all.RemoveAll(p => p.Key == parameter.Key);
            all.Add(parameter);
        }
        return new UriBuilder(url) { Query = Write(all) }.Uri;
    }

    public static string Write(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));

    public static IEnumerable<KeyValuePair<string, string>> Read(string query) =>
        from part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let pair = part.Split('=', 2)
        select KeyValuePair.Create(Unescape(pair[0]), pair.Length == 2 ? Unescape(pair[1]) : "");

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
