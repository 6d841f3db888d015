using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.ApiGateway;

/// <summary>
/// Maps a request to parameters (API Gateway developer guide, http-api-parameter-mapping.html): a lone
/// <c>$request.body.id</c>, or a text with <c>${request.body.id}</c> in it.
/// </summary>
internal sealed class ParameterMapping(HttpApiRequest request)
{
    private JsonMap? _body;
    private bool _read;

    /// <summary>The value, or null where it selects what the request does not have.</summary>
    public string? Map(string expression)
    {
        if (expression.StartsWith('$') && !expression.StartsWith("${", StringComparison.Ordinal)) return Select(expression[1..]);
        if (!expression.Contains("${", StringComparison.Ordinal)) return expression;
        var text = new StringBuilder();
        for (var at = 0; at < expression.Length;)
        {
            var open = expression.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : expression.IndexOf('}', open);
            if (close < 0) return text.Append(expression, at, expression.Length - at).ToString();
            text.Append(expression, at, open - at).Append(Select(expression[(open + 2)..close].TrimStart('$')));
            at = close + 1;
        }
        return text.ToString();
    }

    private string? Select(string selection)
    {
        var parts = selection.Split('.', 3);
        return parts switch
        {
            ["request", "body"] => request.Body,
            ["request", "body", var path] => Body(path),
            ["request", "header", var name] => request.Header(name),
            ["request", "querystring", var name] => request.Query.GetValueOrDefault(name),
            ["request", "path"] => request.Path,
            ["request", "path", var name] => request.PathParameters.TextOf(name),
            ["context", ..] => request.Context.GetValueOrDefault(selection["context.".Length..]),
            ["stageVariables", ..] => request.StageVariables.TextOf(selection["stageVariables.".Length..]),
            _ => throw new SimulationException($"API Gateway's parameter mapping knows no '${selection}': request.body, request.header, request.querystring, request.path, context and stageVariables can be selected."),
        };
    }

    private string? Body(string path)
    {
        if (!_read) _body = request.Body is { } text && Json.TryParse(text, out var parsed) ? parsed as JsonMap : null;
        _read = true;
        Json? value = _body;
        foreach (var name in path.Split('.')) value = value?[name];
        return value is JsonString string_ ? string_.Value : value?.ToString();
    }
}

/// <summary>A request as an HTTP API maps it.</summary>
internal sealed record HttpApiRequest
{
    public required string Path { get; init; }

    public string? Body { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    public JsonMap PathParameters { get; init; } = JsonMap.Empty;

    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();

    public JsonMap StageVariables { get; init; } = JsonMap.Empty;

    /// <summary>The header of the name, in any case; null where there is none.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
