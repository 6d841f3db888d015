using System.Text.RegularExpressions;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace EventPatterns.Jsonata;

/// <summary>One JavaScript engine with JSONata loaded. It serves one evaluation at a time.</summary>
internal sealed class Interpreter : IDisposable
{
    private const int CompiledAtMost = 4096;
    private readonly Dictionary<string, JsValue> _compiled = new(StringComparer.Ordinal);
    private readonly Ambience _ambience = new();
    private readonly Engine _engine;
    private readonly JsValue _compile;
    private readonly Conversion _conversion;

    public Interpreter()
    {
        _engine = new Engine(options =>
        {
            options.Strict = true;
            options.TimeSystem = _ambience;
            options.Json.MaxParseDepth = 512;
            options.LimitRecursion(JsonataEngine.MaxDepth);
            options.MaxStatements(JsonataEngine.MaxStatements);
            options.LimitMemory(JsonataEngine.MaxBytes);
            options.Constraints.MaxExecutionStackCount = int.MaxValue; // goes on on a fresh stack where this thread's is short
        });
        _engine.Execute(Scripts.Jsonata);
        _compile = _engine.Evaluate(Scripts.StepFunctions).Call(JsValue.Undefined, [Host.Of(_engine, _ambience)]);
        _conversion = new Conversion(_engine);
    }

    /// <summary>Whether a limit stopped it midway, so that its state can't be trusted.</summary>
    public bool Stopped { get; private set; }

    public Json? Evaluate(string expression, IReadOnlyDictionary<string, Json> bindings, JsonataAmbience ambience)
    {
        _ambience.Current = ambience;
        var evaluate = Compile(expression);
        return Guarded(expression, () => _conversion.ToJson(evaluate.Call(JsValue.Undefined, [_conversion.ToJs(bindings)])));
    }

    /// <summary>The expression as a function of its bindings.</summary>
    public JsValue Compile(string expression)
    {
        if (_compiled.TryGetValue(expression, out var found)) return found;
        if (_compiled.Count == CompiledAtMost) _compiled.Clear();
        return _compiled[expression] = Guarded(expression, () => _compile.Call(JsValue.Undefined, [expression]));
    }

    public void Dispose() => _engine.Dispose();

    private T Guarded<T>(string expression, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (JavaScriptException wrong)
        {
            throw Named(wrong);
        }
        catch (RecursionDepthOverflowException deep)
        {
            Stopped = true;
            throw new JsonataException($"The expression recurs deeper than {JsonataEngine.MaxDepth} levels of the interpreter.", deep);
        }
        catch (StatementsCountOverflowException endless)
        {
            Stopped = true;
            throw new JsonataException($"The expression runs for more than {JsonataEngine.MaxStatements} statements of the interpreter.", endless);
        }
        catch (Exception machine) when (machine is MemoryLimitExceededException or RegexMatchTimeoutException)
        {
            Stopped = true;
            throw new SimulationException($"The JSONata expression '{expression}' needs more than this machine gives it ({machine.Message}): make it smaller.", machine);
        }
    }

    /// <summary>JSONata throws plain objects with a code and a message.</summary>
    private static JsonataException Named(JavaScriptException wrong)
    {
        var error = wrong.Error;
        return new(Text(error, "message") ?? wrong.Message, wrong) { Code = Text(error, "code") };
    }

    private static string? Text(JsValue error, string member) =>
        error.IsObject() && error.AsObject().Get(member) is JsString text ? text.ToString() : null;
}
