using EventPatterns.Conformance.Cases;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Inputs;

namespace EventPatterns.Conformance.Families;

/// <summary>An event, a target's input settings, and what the target received.</summary>
internal sealed class InputTransformerFamily : IFamily
{
    public string Name => "input-transformer";

    public Outcome Run(JsonMap @case)
    {
        var expected = @case["expected"]!;
        if (!TargetInput.TryRead(TargetOf(@case), out var input, out var error))
            return Outcome.Compare(expected, JsonMap.Of(("errorCode", error.Code), ("errorMessage", error.Message)));
        var context = new InputContext(@case.TextOf("ruleArn") ?? "", @case.TextOf("ruleName") ?? "", @case["event"]?.TextOf("time") ?? "");
        var body = @case["event"] is JsonMap @event ? input.Make(@event, context) : null;
        return Outcome.Compare(expected, Shape(expected, body));
    }

    private static JsonMap Shape(Json expected, JsonString? body)
    {
        if (body is null) return JsonMap.Of(("delivered", false));
        return expected["bodyJson"] is not null && body.Parsed is { } json
            ? JsonMap.Of(("bodyJson", json))
            : JsonMap.Of(("bodyText", body));
    }

    private static JsonMap TargetOf(JsonMap @case)
    {
        if (@case["target"] is JsonMap target) return target.Has("Id") ? target : target.With("Id", "target");
        var built = new JsonMapBuilder().Set("Id", "target");
        built.SetIf("Input", @case["input"]).SetIf("InputPath", @case["inputPath"]);
        if (@case["inputTemplate"] is { } template)
            built.Set("InputTransformer", new JsonMapBuilder().SetIf("InputPathsMap", @case["inputPathsMap"]).Set("InputTemplate", template).Build());
        return built.Build();
    }
}
