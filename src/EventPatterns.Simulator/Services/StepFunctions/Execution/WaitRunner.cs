using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Choices;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Runs a Wait state.</summary>
internal static class WaitRunner
{
    public static async ValueTask<Step> Run(Visit visit, WaitState state)
    {
        try
        {
            var input = state.Data.Begin(visit.Scope);
            var delay = Delay(visit, state, visit.Scope.On(input));
            if (delay > TimeSpan.Zero) await visit.Host.Delay(delay, visit.Frame.Cancellation).ConfigureAwait(false);
            return visit.End(input);
        }
        catch (StateFailureException failed)
        {
            return Step.Failed(visit.Told(failed.Failure));
        }
        catch (OperationCanceledException) when (visit.Frame.Siblings is { StopsOthers: true })
        {
            visit.Strand.Record(HistoryEventType.WaitStateAborted);
            throw;
        }
    }

    private static TimeSpan Delay(Visit visit, WaitState state, Scope scope)
    {
        var seconds = state.Seconds is null ? (Instant(state, scope) - visit.Host.Now).TotalSeconds : Seconds(state.Seconds, scope);
        return seconds <= int.MaxValue ? TimeSpan.FromSeconds(seconds) : throw StateFailureException.Runtime("Wait state delay is too long.");
    }

    private static double Seconds(NumberSource source, Scope scope)
    {
        if (source.Path is null) return source.Whole(scope);
        var value = scope.Read(source.Path, source.Field);
        if (value is not JsonNumber { Whole: { } seconds })
            throw StateFailureException.Runtime($"The SecondsPath parameter cannot be parsed as a long value: {source.Path} == {Spelt(value)}");
        return seconds >= 0 ? seconds : throw StateFailureException.Runtime($"The SecondsPath parameter references a negative value: {source.Path} == {seconds}");
    }

    private static DateTimeOffset Instant(WaitState state, Scope scope)
    {
        var value = state.Timestamp!.Evaluate(scope);
        if (value is JsonString text && Timestamps.TryParse(text.Value, out var instant)) return instant;
        const string Form = "ISO-8601 extended offset date-time format string:";
        throw state.TimestampPath is { } path
            ? StateFailureException.Runtime($"The TimestampPath parameter does not reference a valid {Form} {path} == {Spelt(value)}")
            : new StateFailureException(StatesError.Query($"The Timestamp field cannot be parsed as an {Form} {Spelt(value)}", "Timestamp"));
    }

    private static string Spelt(Json value) => (value as JsonString)?.Value ?? value.ToString();
}
