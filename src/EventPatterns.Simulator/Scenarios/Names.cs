using EventPatterns.Simulator.Assembly;

namespace EventPatterns.Simulator.Scenarios;

/// <summary>Finds what a scenario names, and says the place in the file where it can't.</summary>
internal static class Names
{
    public static T Bind<T>(Field name, Func<string, T> find)
    {
        try
        {
            return find(name.Text());
        }
        catch (SimulationException unknown)
        {
            throw name.Wrong(unknown.Message.TrimEnd('.'));
        }
    }

    /// <summary>All resources that a name means; none is an error.</summary>
    public static IReadOnlyList<Resource> All(Field name, CloudAssembly assembly, params string[] types)
    {
        var found = assembly.Find(name.Text(), types);
        return found.Count > 0 ? found : throw name.Wrong(assembly.Unknown(name.Text(), types).TrimEnd('.'));
    }
}
