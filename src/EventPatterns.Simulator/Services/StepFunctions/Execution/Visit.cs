using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>One visit of one state.</summary>
internal sealed class Visit
{
    /// <summary>How many bytes of JSON a state may hand on. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html</summary>
    private const int MostBytes = 262_144;

    private readonly State _state;
    private readonly long _before;
    private readonly long _entered;

    public Visit(State state, Json input, Frame frame)
    {
        _state = state;
        Frame = frame;
        _before = frame.Strand.Last;
        _entered = frame.Strand.Record(state.Entered, new StateEntered(state.Name, input));
        var host = frame.Execution.Host;
        Scope = new Scope
        {
            Input = input,
            Context = new ContextObject(frame.Execution.Context, state.Name, host.Now) { Map = frame.Item },
            Variables = frame.Variables,
            Host = host,
        };
    }

    public Frame Frame { get; }

    public IExecutionHost Host => Frame.Execution.Host;

    public Strand Strand => Frame.Strand;

    /// <summary>The scope of the state's fields; its input is the raw input.</summary>
    public Scope Scope { get; }

    /// <summary>Ends the state with its result.</summary>
    /// <exception cref="StateFailureException">A field that shapes the output fails.</exception>
    public Step End(Json result)
    {
        var (output, assigned) = _state.Data.End(Scope, result);
        return Leave(output, assigned, _state.Next);
    }

    /// <summary>Leaves the state.</summary>
    public Step Leave(Json output, JsonMap? assigned, string? next)
    {
        if (!ReferenceEquals(output, Scope.Input) && JsonSize.Exceeds(output, MostBytes)) return Step.Failed(StatesError.TooLarge(_state.Name));
        if (assigned is not null) Frame.Variables.Assign(assigned);
        Strand.Record(_state.Exited, new StateExited(_state.Name, output, assigned));
        return new Step(output, next, null);
    }

    /// <summary>The error as the state machine tells it, once a field failed; a query's failure is an event of its own.</summary>
    public StatesError Told(StatesError error)
    {
        if (!error.TellsState) return error;
        var told = error with
        {
            Cause = $"An error occurred while executing the state '{_state.Name}' (entered at the event id #{_entered}). {error.Cause}",
            TellsState = false,
        };
        if (error.Error != ErrorNames.QueryEvaluationError) return told;
        if (_state is not WaitState) Strand.Last = _before;
        Strand.Record(HistoryEventType.EvaluationFailed, new EvaluationFailed(_state.Name, told.Error, told.Cause, told.Location));
        return told;
    }
}
