using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Scenarios;

/// <summary>
/// What happens to a stack and what must have come of it: vendors, steps at their times, an end, expectations. The file
/// format has a JSON Schema: scenario.schema.json.
/// </summary>
public sealed class Scenario
{
    internal Scenario(string name, IReadOnlyList<PlannedStep> steps, IReadOnlyList<IExpectation> expectations) =>
        (Name, Steps, Expectations) = (name, steps, expectations);

    /// <summary>The file it was read from, or the name it was given.</summary>
    public string Name { get; }

    internal IReadOnlyList<PlannedStep> Steps { get; }

    internal IReadOnlyList<IExpectation> Expectations { get; }

    /// <summary>How long the run lasts; null until nothing is left to happen.</summary>
    internal TimeSpan? Until { get; init; }

    /// <summary>Reads a scenario file.</summary>
    /// <exception cref="ScenarioException">The file is missing, is no JSON, or breaks the format; the message says where.</exception>
    public static Scenario Load(string file)
    {
        try
        {
            return Parse(File.ReadAllText(file), file);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException($"The scenario {file} can't be read: {missing.Message}", missing);
        }
    }

    /// <summary>Reads a scenario from its text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ScenarioException">The text is no JSON or breaks the format; the message says where.</exception>
    public static Scenario Parse(string json, string name = "scenario")
    {
        try
        {
            return ScenarioReader.Read(new Field(name, "", Json.Parse(json)), name);
        }
        catch (System.Text.Json.JsonException broken)
        {
            throw new ScenarioException($"{name} is not JSON: {broken.Message}", broken);
        }
    }

    /// <summary>Runs the scenario on a simulation that nothing has happened in yet.</summary>
    /// <exception cref="ScenarioException">It names what the assembly does not have; the message has the nearest names.</exception>
    /// <exception cref="SimulationException">The simulation met what it does not know.</exception>
    public ScenarioResult Run(Simulation simulation) => new ScenarioRun(this, simulation).Run();
}

/// <summary>What came of a scenario.</summary>
/// <param name="Verdicts">One for each expectation, in order.</param>
public sealed record ScenarioResult(IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>Whether every expectation holds.</summary>
    public bool Holds => Verdicts.All(v => v.Holds);
}

/// <summary>Whether one expectation holds.</summary>
/// <param name="Expectation">What was expected, in words.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Found">What was found.</param>
public sealed record Verdict(string Expectation, bool Holds, string Found);
