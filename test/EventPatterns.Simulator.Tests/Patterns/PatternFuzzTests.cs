using System.Text;
using CsCheck;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Simulator.Tests.Patterns;

public sealed class PatternFuzzTests
{
    private const string Good = """{"a":["x",{"wildcard":"*y"}],"$or":[{"b":[{"numeric":[">",1,"<",2]}]},{"c":[{"anything-but":{"prefix":["p"]}}]}]}""";

    [Fact]
    public void TryParse_MutatedText_AnswersOrRefuses() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, Good.Length - 1], Gen.Char).Sample((from, to, put) =>
        {
            var text = Good[..from] + put + Good[to..];
            if (!EventPattern.TryParse(text, out var pattern, out var error)) Assert.StartsWith("Event pattern is not valid. Reason: ", error.Message, StringComparison.Ordinal);
            else pattern.Matches(Encoding.UTF8.GetBytes("""{"a":"x","b":1.5}"""));
        }, iter: 5_000);

    [Fact]
    public void TryParse_AnyText_AnswersOrRefuses() =>
        Gen.String.Sample(text => EventPattern.TryParse(text, out _, out var error) || error.Message.Length > 0, iter: 5_000);
}
