using System.Text.Json.Nodes;

namespace EventPatterns.Testing;

/// <summary>Text out of templates, with <c>${...}</c> where CloudFormation would fill in a value.</summary>
public static class TemplateText
{
    public static string Of(JsonNode? value) => value switch
    {
        JsonValue text => text.ToString(),
        JsonObject { Count: 1 } node when node["Fn::Join"] is JsonArray join => string.Join(join[0]!.GetValue<string>(), join[1]!.AsArray().Select(Of)),
        JsonObject { Count: 1 } node when node["Ref"] is { } reference => $"${{{reference}}}",
        JsonObject { Count: 1 } node when node["Fn::GetAtt"] is JsonArray attribute => $"${{{attribute[0]}.{attribute[1]}}}",
        JsonObject { Count: 1 } node when node["Fn::ImportValue"] is { } import => $"${{{import}}}",
        _ => throw new InvalidOperationException($"Expected text or Ref, Fn::GetAtt, Fn::ImportValue or Fn::Join; found {value?.ToJsonString()}."),
    };

    /// <summary>The definition of a state machine, from its properties.</summary>
    public static JsonObject Definition(JsonObject properties) => JsonNode.Parse(Of(properties["DefinitionString"]))!.AsObject();
}
