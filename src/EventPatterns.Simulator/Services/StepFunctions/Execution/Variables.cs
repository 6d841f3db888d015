using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>
/// The variables of one scope. A branch or an iteration reads those outside of it and assigns its own; names may not
/// collide. https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
/// </summary>
internal sealed class Variables(Variables? outer = null)
{
    private Dictionary<string, Json>? _own;

    public bool IsEmpty => _own is null && (outer is null || outer.IsEmpty);

    public Json? Find(string name) => _own is not null && _own.TryGetValue(name, out var value) ? value : outer?.Find(name);

    public void Assign(JsonMap values)
    {
        if (values.Count == 0) return;
        _own ??= new Dictionary<string, Json>(StringComparer.Ordinal);
        foreach (var (name, value) in values) _own[name] = value;
    }

    /// <summary>Adds all that are visible to the bindings of a query.</summary>
    public void CopyTo(Dictionary<string, Json> bindings)
    {
        outer?.CopyTo(bindings);
        if (_own is null) return;
        foreach (var (name, value) in _own) bindings[name] = value;
    }
}
