using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Inputs;

namespace EventPatterns.Simulator.Services.ApiGateway.Rest;

/// <summary>
/// A mapping template as far as it is text with references in it (apigateway/latest/developerguide/api-gateway-mapping-template-reference.html):
/// <c>$input.body</c>, <c>.json</c>, <c>.path</c> and <c>.params</c>, <c>$context</c>, <c>$util.escapeJavaScript</c>,
/// <c>.urlEncode</c>, <c>.base64Encode</c>, and the override of the response's status. Velocity's other directives are refused by name.
/// </summary>
internal sealed partial class MappingTemplate(MappingInput input)
{
    /// <summary>The status that the template sets, or null.</summary>
    public int? Status { get; private set; }

    public string Fill(string template)
    {
        var text = Override().Replace(template, match =>
        {
            Status = int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture);
            return "";
        });
        if (Directive().Match(text) is { Success: true } unknown)
            throw new SimulationException($"The simulator does not know '{unknown.Value}' in a mapping template of API Gateway: of Velocity's directives it knows #set($context.responseOverride.status = ...).");
        return Text(text);
    }

    private string Text(string template)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < template.Length;)
        {
            if (template[at] == '$' && Reference().Match(template, at) is { Success: true } reference) filled.Append(Value(reference, template, ref at));
            else filled.Append(template[at++]);
        }
        return filled.ToString();
    }

    /// <summary>The value of the reference that begins here; moves on behind it.</summary>
    private string Value(Match reference, string template, ref int at)
    {
        var name = reference.Groups["name"].Value;
        at += reference.Length;
        if (at >= template.Length || template[at] != '(') return Plain(name);
        var close = Close(template, at);
        var argument = template[(at + 1)..close].Trim();
        at = close + 1;
        return Call(name, argument);
    }

    private string Plain(string name) => name switch
    {
        "input.body" => input.Body,
        _ when name.StartsWith("context.", StringComparison.Ordinal) => input.Context.GetValueOrDefault(name["context.".Length..]) ?? "",
        _ => throw Unknown(name),
    };

    private string Call(string name, string argument) => name switch
    {
        "input.json" => Find(argument)?.ToString() ?? "\"\"",
        "input.path" => Find(argument) is { } value ? (value as JsonString)?.Value ?? value.ToString() : "",
        "input.params" => input.Parameter(Unquoted(argument)) ?? "",
        "util.escapeJavaScript" => Escape(Text(argument)),
        "util.urlEncode" => Uri.EscapeDataString(Text(argument)).Replace("%20", "+", StringComparison.Ordinal),
        "util.base64Encode" => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(argument))),
        _ => throw Unknown(name),
    };

    private Json? Find(string argument)
    {
        var path = Unquoted(argument);
        if (!Json.TryParse(input.Body, out var body)) return null;
        if (path == "$") return body;
        if (!EventPath.TryParse(path, out var parsed)) throw new SimulationException($"The simulator cannot read the path '{path}' in a mapping template of API Gateway.");
        return body is JsonMap map ? parsed.Find(map) : null;
    }

    /// <summary>As Java escapes text for JavaScript: quotes, slashes and control characters.</summary>
    private static string Escape(string text)
    {
        var escaped = ((Json)text).ToString()[1..^1];
        return escaped.Replace("'", "\\'", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal);
    }

    private static string Unquoted(string argument) => argument.Trim('\'', '"');

    private static int Close(string template, int open)
    {
        var depth = 0;
        for (var at = open; at < template.Length; at++)
        {
            if (template[at] == '(') depth++;
            else if (template[at] == ')' && --depth == 0) return at;
        }
        throw new SimulationException($"A mapping template of API Gateway has a bracket that is not closed: {template[open..]}");
    }

    private static SimulationException Unknown(string name) => new(
        $"The simulator does not know '${name}' in a mapping template of API Gateway. It knows $input.body, $input.json, $input.path, $input.params, $context, $util.escapeJavaScript, $util.urlEncode and $util.base64Encode.");

    [GeneratedRegex(@"\G\$!?\{?(?<name>(?:input|util|context|stageVariables)(?:\.[A-Za-z]\w*)+)\}?")]
    private static partial Regex Reference();

    [GeneratedRegex(@"#set\s*\(\s*\$context\.responseOverride\.status\s*=\s*(?<status>\d{3})\s*\)\s*")]
    private static partial Regex Override();

    [GeneratedRegex(@"#(?:set|if|elseif|else|end|foreach|define|macro|parse|include|evaluate)\b")]
    private static partial Regex Directive();
}

/// <summary>What a mapping template reads: of a request, or of the answer to it.</summary>
/// <param name="Body">The body.</param>
/// <param name="Context">The request's context, by name.</param>
/// <param name="Parameter">A parameter of the path, the query or the headers, by name.</param>
internal sealed record MappingInput(string Body, IReadOnlyDictionary<string, string> Context, Func<string, string?> Parameter);
