using System.Collections.Concurrent;
using EventPatterns.Jsonata.Plain;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;

namespace EventPatterns.Jsonata;

/// <summary>
/// JSONata as Step Functions runs it: the reference implementation of version 2.0.6, with the functions that Step
/// Functions adds and without <c>$eval</c> (docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
/// Engines are cheap to make, and simulations on several threads may share one: each evaluation has an interpreter to itself.
/// </summary>
/// <remarks>
/// An expression that runs away is stopped after <see cref="MaxStatements"/> or <see cref="MaxDepth"/>, which is an
/// error of the expression and the same in each run. <see cref="MaxBytes"/> and a regular expression's ten seconds depend
/// on the machine, so they end the simulation instead.
/// </remarks>
public sealed class JsonataEngine : IJsonataEngine
{
    /// <summary>How many statements of the interpreter an expression may run: 10,000,000, some seconds.</summary>
    public const int MaxStatements = 10_000_000;

    /// <summary>How deep the interpreter's own functions may recur: 2,000, some 600 levels of a JSONata function.</summary>
    public const int MaxDepth = 2_000;

    /// <summary>How much an expression may allocate, in bytes: 512 MiB.</summary>
    public const long MaxBytes = 512L << 20;

    // Shared by all engines: one interpreter costs some ten milliseconds to load, and a proof makes an engine a seed.
    private static readonly ConcurrentBag<Interpreter> Idle = [];

    /// <inheritdoc/>
    /// <exception cref="Simulator.SimulationException">The expression needs more memory or time than this machine gives it.</exception>
    public Json? Evaluate(string expression, IReadOnlyDictionary<string, Json> bindings, JsonataAmbience ambience) =>
        PlainExpression.Of(expression).TryEvaluate(bindings, out var result) ? result : Interpret(expression, bindings, ambience);

    /// <inheritdoc/>
    public void Validate(string expression) => With(interpreter =>
    {
        interpreter.Compile(expression);
        return true;
    });

    /// <summary>What the reference implementation makes of it.</summary>
    internal static Json? Interpret(string expression, IReadOnlyDictionary<string, Json> bindings, JsonataAmbience ambience) =>
        With(interpreter => interpreter.Evaluate(expression, bindings, ambience));

    /// <summary>An interpreter that a limit stopped midway is not used again.</summary>
    private static T With<T>(Func<Interpreter, T> use)
    {
        if (!Idle.TryTake(out var interpreter)) interpreter = new Interpreter();
        try
        {
            return use(interpreter);
        }
        finally
        {
            if (interpreter.Stopped) interpreter.Dispose();
            else Idle.Add(interpreter);
        }
    }
}
