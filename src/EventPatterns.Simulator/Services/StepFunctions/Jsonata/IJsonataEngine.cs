using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Jsonata;

/// <summary>
/// Evaluates JSONata for Step Functions. The simulator carries no engine of its own, so that it needs the base class
/// library alone; without one, a state in JSONata mode ends in an error that says how to get one.
/// </summary>
public interface IJsonataEngine
{
    /// <summary>
    /// Evaluates an expression: what stands between <c>{%</c> and <c>%}</c>. Step Functions gives it no context, so that
    /// <c>$</c> and unqualified names outside of a function are nothing.
    /// </summary>
    /// <param name="expression">The expression, without its delimiters.</param>
    /// <param name="bindings">The variables by their names without <c>$</c>: <c>states</c> and those that were assigned.</param>
    /// <param name="ambience">The time and the chance that the simulation gives to <c>$now()</c>, <c>$random()</c> and their like.</param>
    /// <returns>The result; null where the expression gives nothing (undefined).</returns>
    /// <exception cref="JsonataException">The expression can't be parsed or evaluated.</exception>
    Json? Evaluate(string expression, IReadOnlyDictionary<string, Json> bindings, JsonataAmbience ambience);

    /// <summary>Parses an expression, so that a definition is refused when it is made and not when it runs.</summary>
    /// <param name="expression">The expression, without its delimiters.</param>
    /// <exception cref="JsonataException">The expression can't be parsed.</exception>
    void Validate(string expression);
}
