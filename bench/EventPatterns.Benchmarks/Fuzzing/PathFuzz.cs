using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Paths;

namespace EventPatterns.Benchmarks.Fuzzing;

/// <summary>Tries the JSONPath parser; a path that it takes is followed and, where it can be, written to.</summary>
internal sealed class PathFuzz : IFuzzTarget
{
    private static readonly Json Document = Json.Parse("""{"a":{"b":[1,{"c":"x","d":[true,null]}],"":2},"list":[{"p":1},{"p":20,"t":"y"}]}""");

    public string Name => "paths";

    public IReadOnlyList<string> Seeds { get; } =
    [
        "$.a.b[1]['c']", "$..p", "$.list[?(@.p > 1 && @.t in ['x','y'] || !(@.t))].p", "$.list[-1:].p.max()", "$['a']['b','c']", "$$.Execution.Id", "$name.x[0,1]", "$.*..*[0:2:1]",
    ];

    public bool Accepts(string input)
    {
        try
        {
            var path = JsonPathParser.Parse(input);
            if (path.Find(Document) is null) path.WhyNothing(Document);
            if (path.IsReference) ReferencePath.TryWrite(path, Document, Json.True, out _, out _);
            return true;
        }
        catch (PathSyntaxException)
        {
            return false;
        }
    }
}
