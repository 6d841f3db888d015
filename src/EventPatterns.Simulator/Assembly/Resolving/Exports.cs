using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>What the stacks of an assembly export to each other, by account and region.</summary>
internal sealed class Exports
{
    private IReadOnlyList<StackBuilder> _stacks = [];
    private Dictionary<(Place, string), (StackBuilder Stack, string Output)>? _byName;

    /// <summary>Says whose exports they are, once every stack is there.</summary>
    public void Of(IReadOnlyList<StackBuilder> stacks) => _stacks = stacks;

    public Json Import(string name, Place place, Spot at)
    {
        _byName ??= Index();
        if (!_byName.TryGetValue((place, name), out var export))
            throw at.Wrong($"no stack of the assembly exports \"{name}\" in {place.Account}/{place.Region}. Exported are: {Known(place)}");
        return export.Stack.Output(export.Output, at);
    }

    private string Known(Place place)
    {
        var names = _byName!.Keys.Where(k => k.Item1 == place).Select(k => k.Item2).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "none" : string.Join(", ", names);
    }

    private Dictionary<(Place, string), (StackBuilder, string)> Index()
    {
        var exports = new Dictionary<(Place, string), (StackBuilder, string)>();
        foreach (var stack in _stacks.SelectMany(s => s.All))
        {
            foreach (var (id, output) in stack.Template.Outputs)
            {
                var spot = Spot.In(stack.Stack.Path, $"Outputs.{id}").At("Export").At("Name");
                if (output["Export"]?["Name"] is not { } name || !stack.Conditions.Holds(output["Condition"], spot)) continue;
                var text = stack.Resolver.Text(name, spot);
                if (!exports.TryAdd((stack.Stack.Place, text), (stack, id))) throw spot.Wrong($"\"{text}\" is exported twice in {stack.Stack.Place.Account}/{stack.Stack.Place.Region}");
            }
        }
        return exports;
    }
}
