using System.Text;
using System.Text.Json;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Benchmarks.Fuzzing;

/// <summary>Tries the pattern parser; a pattern that it takes is matched with events, and as an event itself.</summary>
internal sealed class PatternFuzz : IFuzzTarget
{
    private static readonly byte[] Event = Encoding.UTF8.GetBytes("""
        {"source":"orders","detail-type":"Placed","detail":{"a":[{"x":1,"y":"b"},{"x":2}],"s":"Text","ip":"10.0.0.1","n":-1.5e3,"z":null}}
        """);

    public string Name => "patterns";

    public IReadOnlyList<string> Seeds { get; } =
    [
        """{"source":["orders",{"prefix":"or"}],"detail":{"s":[{"suffix":{"equals-ignore-case":"EXT"}},{"wildcard":"T*\\*x*"}]}}""",
        """{"detail":{"$or":[{"n":[{"numeric":["<",0]},1.5]},{"ip":[{"cidr":"10.0.0.0/8"},"10.0.0.1","::1"]},{"z":[null,true]}]}}""",
        """{"detail":{"a":{"x":[{"anything-but":[1,2]}],"y":[{"exists":false},{"anything-but":{"wildcard":["a*","*b"]}}]}}}""",
        """{"detail.a.x":[{"numeric":[">=",1,"<=",2]}],"source":[{"equals-ignore-case":"ORDERS"},{"anything-but":{"prefix":"x"}}]}""",
    ];

    public bool Accepts(string input)
    {
        if (!EventPattern.TryParse(input, out var pattern, out _)) return false;
        pattern.Matches(Event);
        try
        {
            pattern.Matches(Encoding.UTF8.GetBytes(input));
        }
        catch (JsonException)
        {
            return true; // a pattern may end before its text does, an event may not
        }
        return true;
    }
}
