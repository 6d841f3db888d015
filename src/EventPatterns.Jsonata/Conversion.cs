using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace EventPatterns.Jsonata;

/// <summary>
/// Carries values between the simulator and JavaScript. Both sides are immutable in effect (JSONata never changes its
/// input), so what was carried over is remembered: the same data is converted once, and what an expression hands
/// through unchanged comes back as it was, with its numbers' spelling and its members' order.
/// </summary>
internal sealed class Conversion(Engine engine)
{
    private const int RememberedAtMost = 4096;
    private const int DeepestResult = 512;
    private readonly Dictionary<Json, ObjectInstance> _js = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ObjectInstance, Json> _json = new(ReferenceEqualityComparer.Instance);

    public JsObject ToJs(IReadOnlyDictionary<string, Json> bindings)
    {
        if (_js.Count > RememberedAtMost)
        {
            _js.Clear();
            _json.Clear();
        }
        var scope = new JsObject(engine);
        foreach (var (name, value) in bindings) scope.FastSetDataProperty(name, ToJs(value));
        return scope;
    }

    /// <summary>The result of an expression; null for undefined.</summary>
    /// <exception cref="JsonataException">The result holds what JSON can't: a function, a number out of range, itself.</exception>
    public Json? ToJson(JsValue result) => result.IsUndefined() ? null : ToJson(result, 0);

    private JsValue ToJs(Json value) => value switch
    {
        JsonString text => JsString.Create(text.Value),
        JsonNumber number => number.Value,
        JsonBoolean flag => flag.Value ? JsBoolean.True : JsBoolean.False,
        JsonMap or JsonList => Remembered(value),
        _ => JsValue.Null,
    };

    private ObjectInstance Remembered(Json value)
    {
        if (_js.TryGetValue(value, out var known)) return known;
        ObjectInstance made = value is JsonMap map ? ToObject(map) : ToArray((JsonList)value);
        _js[value] = made;
        _json[made] = value;
        return made;
    }

    private JsObject ToObject(JsonMap map)
    {
        var made = new JsObject(engine);
        foreach (var (name, value) in map) made.FastSetDataProperty(name, ToJs(value));
        return made;
    }

    private JsArray ToArray(JsonList list)
    {
        var items = new JsValue[list.Count];
        for (var at = 0; at < items.Length; at++) items[at] = ToJs(list[at]);
        return new JsArray(engine, items);
    }

    private Json ToJson(JsValue value, int depth)
    {
        if (depth > DeepestResult) throw new JsonataException($"The result is nested deeper than {DeepestResult} levels.");
        return value switch
        {
            JsString text => text.ToString(),
            JsNumber number => ToNumber(number),
            JsBoolean flag => flag == JsBoolean.True,
            JsArray array => _json.TryGetValue(array, out var known) ? known : ToList(array, depth),
            ObjectInstance instance => _json.TryGetValue(instance, out var known) ? known : ToMap(instance, depth),
            _ => Json.Null, // null, and undefined within an array, as JSON.stringify has it
        };
    }

    private static JsonNumber ToNumber(JsNumber number)
    {
        var value = number.AsNumber();
        if (!double.IsFinite(value)) throw new JsonataException($"Number out of range: {number}") { Code = "D1001" };
        var exact = new JsonNumber(value);
        return exact.Whole is null ? new JsonNumber(number.ToString()) : exact; // JavaScript's spelling, not .NET's
    }

    private JsonList ToList(JsArray array, int depth)
    {
        var items = new Json[array.Length];
        for (var at = 0u; at < items.Length; at++) items[at] = ToJson(array[at], depth + 1);
        return JsonList.Of(items);
    }

    private JsonMap ToMap(ObjectInstance instance, int depth)
    {
        if (IsFunction(instance)) throw new JsonataException("The result holds a function, which JSON can't.");
        var members = new JsonMapBuilder();
        foreach (var (name, property) in instance.GetOwnProperties())
            if (property is { Enumerable: true, Value: var value } && !value.IsUndefined())
                members.Set(name.AsString(), ToJson(value, depth + 1));
        return members.Build();
    }

    private static bool IsFunction(ObjectInstance instance) => instance is Jint.Native.Function.Function
        || instance.HasOwnProperty("_jsonata_lambda") || instance.HasOwnProperty("_jsonata_function");
}
