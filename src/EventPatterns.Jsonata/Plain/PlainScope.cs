using EventPatterns.Simulator.Data;

namespace EventPatterns.Jsonata.Plain;

/// <summary>The variables of one evaluation, and whether it met what is not plain.</summary>
internal sealed class PlainScope(IReadOnlyDictionary<string, Json> bindings)
{
    private readonly Dictionary<string, Json?> _bound = new(StringComparer.Ordinal);

    /// <summary>Whether the interpreter has to do it; what was evaluated then counts for nothing.</summary>
    public bool GivenUp { get; private set; }

    /// <summary>Leaves the evaluation to the interpreter.</summary>
    public Json? GiveUp()
    {
        GivenUp = true;
        return null;
    }

    public void Bind(string name, Json? value) => _bound[name] = value;

    public void Forget(string name) => _bound.Remove(name);

    /// <summary>Whether the name means a variable, which goes before a function of that name.</summary>
    public bool Has(string name) => _bound.ContainsKey(name) || bindings.ContainsKey(name);

    /// <summary>The variable's value. One that nobody bound may be a function of JSONata's.</summary>
    public Json? Variable(string name)
    {
        if (_bound.TryGetValue(name, out var value)) return value;
        return bindings.TryGetValue(name, out value) ? value : GiveUp();
    }
}
