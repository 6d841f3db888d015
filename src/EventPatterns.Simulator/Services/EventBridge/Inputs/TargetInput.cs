using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.EventBridge.Inputs;

/// <summary>What a rule hands to a target: the event, a constant, a part of the event, or a text made of its parts.</summary>
internal abstract class TargetInput
{
    private static readonly string[] Kinds = ["Input", "InputPath", "InputTransformer"];

    private TargetInput() { }

    /// <summary>The event itself.</summary>
    public static TargetInput WholeEvent { get; } = new Path(null);

    /// <summary>The text that the target receives, or null where it would be no JSON: then EventBridge delivers nothing.</summary>
    public abstract JsonString? Make(JsonMap @event, InputContext context);

    /// <summary>Reads a target as PutTargets takes it, or says how AWS refuses it.</summary>
    public static bool TryRead(Json target, [NotNullWhen(true)] out TargetInput? input, [NotNullWhen(false)] out AwsError? error)
    {
        var id = target.TextOf("Id");
        (input, error) = Kinds.Where(kind => target[kind] is not null).ToList() switch
        {
            [] => (WholeEvent, null),
            ["Input"] => ReadConstant(target.TextOf("Input") ?? "", id),
            ["InputPath"] => ReadPath(target.TextOf("InputPath") ?? "", id),
            ["InputTransformer"] => ReadTransformer(target["InputTransformer"]!, id),
            _ => Refuse($"Only one of Input, InputPath, or InputTransformer must be provided for target {id}."),
        };
        return input is not null;
    }

    private static (TargetInput? Input, AwsError? Error) Refuse(string message) => (null, new("ValidationException", message));

    private static (TargetInput? Input, AwsError? Error) ReadConstant(string text, string? id) =>
        new JsonString(text) is { Parsed: not null } constant ? (new Constant(constant), null) : Refuse($"JSON syntax error in input for target {id}.");

    private static (TargetInput? Input, AwsError? Error) ReadPath(string text, string? id) =>
        EventPath.TryParse(text, out var path) ? (new Path(path), null) : Refuse($"Invalid InputPath for target {id}.");

    private static (TargetInput? Input, AwsError? Error) ReadTransformer(Json transformer, string? id)
    {
        var paths = new Dictionary<string, EventPath>(StringComparer.Ordinal);
        foreach (var (name, value) in transformer["InputPathsMap"] as JsonMap ?? JsonMap.Empty)
        {
            if (value is not JsonString text || !EventPath.TryParse(text.Value, out var path)) return Refuse($"Invalid InputPathsMap for target {id}.");
            if (name.StartsWith("AWS", StringComparison.OrdinalIgnoreCase)) return Refuse($"Invalid InputPathsMap for target {id}: a name can't start with \"AWS\".");
            paths.Add(name, path);
        }
        return transformer.TextOf("InputTemplate") is { } template
            ? (new Transformer(new(template, paths.Keys.ToHashSet(StringComparer.Ordinal)), paths), null)
            : Refuse($"InputTemplate is missing for target {id}.");
    }

    private sealed class Constant(JsonString text) : TargetInput
    {
        public override JsonString Make(JsonMap @event, InputContext context) => text;
    }

    private sealed class Path(EventPath? path) : TargetInput
    {
        public override JsonString Make(JsonMap @event, InputContext context) =>
            JsonString.Of(path is null ? @event : path.Find(@event) ?? ""); // as an absent variable of a template
    }

    private sealed class Transformer(InputTemplate template, IReadOnlyDictionary<string, EventPath> paths) : TargetInput
    {
        public override JsonString? Make(JsonMap @event, InputContext context)
        {
            var made = new JsonString(template.Fill(name => paths.TryGetValue(name, out var path)
                ? path.Find(@event)
                : OwnVariables.ValueOf(name, @event, context)));
            return !template.IsJson || made.Parsed is not null ? made : null;
        }
    }
}
