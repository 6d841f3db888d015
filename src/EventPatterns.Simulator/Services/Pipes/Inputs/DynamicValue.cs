using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.Pipes.Inputs;

/// <summary>
/// A parameter of a target that is a literal, or as a whole a path into the event before the input template
/// (UG/eb-pipes-event-target.html, "Dynamic path parameters").
/// </summary>
internal static class DynamicValue
{
    /// <summary>The parameter's text for the event; null where it is not given, or its path leads nowhere.</summary>
    public static string? Of(string? parameter, Json @event)
    {
        if (parameter is null || !parameter.StartsWith("$.", StringComparison.Ordinal) || PipePath.Parse(parameter) is not { } path) return parameter;
        return path.Of(@event) switch
        {
            null or JsonNull => null,
            JsonString text => text.Value,
            var other => other.ToString(),
        };
    }
}
