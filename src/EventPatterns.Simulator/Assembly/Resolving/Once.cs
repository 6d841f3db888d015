namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>A value that is worked out when first asked for, and that must not ask for itself meanwhile.</summary>
internal sealed class Once<T>(Func<T> work) where T : notnull
{
    private bool _running;
    private bool _done;
    private T? _value;

    /// <summary>The value.</summary>
    /// <param name="circular">The error where the value is asked for while it is worked out.</param>
    public T Value(Func<SimulationException> circular)
    {
        if (_done) return _value!;
        if (_running) throw circular();
        _running = true;
        _value = work();
        _done = true;
        return _value;
    }
}
