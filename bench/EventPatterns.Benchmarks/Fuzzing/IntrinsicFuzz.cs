using EventPatterns.Benchmarks.Workflows;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Intrinsics;
using EventPatterns.Simulator.Services.StepFunctions.Paths;

namespace EventPatterns.Benchmarks.Fuzzing;

/// <summary>Tries the parser of intrinsic calls; a call that it takes is made.</summary>
internal sealed class IntrinsicFuzz : IFuzzTarget
{
    private readonly Scope _scope = new()
    {
        Input = Json.Parse("""{"list":[3,1,{"x":null}],"text":"a,b","n":2.5,"map":{"a":1}}"""),
        Context = new ContextObject(new(JsonMap.Empty), "S", DateTimeOffset.UnixEpoch),
        Variables = new Variables(),
        Host = new ImmediateHost(),
    };

    public string Name => "intrinsics";

    public IReadOnlyList<string> Seeds { get; } =
    [
        @"States.Format('a\{{} \'{}\\', $.map, States.MathAdd($.n, -1e2))", "States.ArrayPartition(States.ArrayRange(0, 9, 2), 3)",
        "States.ArrayGetItem(States.StringSplit($.text, ','), 1)", "States.JsonMerge($.map, States.StringToJson('{\"b\":2}'), false)",
        "States.Hash(States.Base64Encode(States.JsonToString($)), 'SHA-256')", "States.ArrayUnique(States.Array(null, true, 'x', $.list[*]))",
        "States.MathRandom(1, 100, 7)", "States.UUID()", "States.ArrayContains($.list, 3)", "States.ArrayLength($.list)", "States.Base64Decode('YQ==')",
    ];

    public bool Accepts(string input)
    {
        try
        {
            IntrinsicParser.Parse(input).Evaluate(_scope, "x.$");
            return true;
        }
        catch (PathSyntaxException)
        {
            return false;
        }
        catch (StateFailureException)
        {
            return true; // parsed, and refused what it was given
        }
    }
}
