using CsCheck;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Intrinsics;
using EventPatterns.Simulator.Services.StepFunctions.Language;
using EventPatterns.Simulator.Services.StepFunctions.Paths;
using EventPatterns.Simulator.Services.StepFunctions.Validation;

namespace EventPatterns.Simulator.Tests.StepFunctions;

/// <summary>What holds for every input, however broken.</summary>
public sealed class LanguageProperties
{
    private static readonly string[] Seeds =
    [
        "$.a['b'][0]..c[?(@.x > 1 && $.y in ['z'])].length()",
        "$$.Map.Item.Value[1:2]",
        "$variable[*].name",
        @"States.Format('a\{ {} \'', States.ArrayGetItem(States.StringSplit($.a, ','), -1))",
        """{"StartAt":"A","States":{"A":{"Type":"Map","ItemsPath":"$.x","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Wait","Seconds":1,"End":true}}},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"C"}],"Next":"C"},"C":{"Type":"Choice","Choices":[{"Not":{"Variable":"$.a","StringMatches":"a*"},"Next":"D"}],"Default":"D"},"D":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","Parameters":{"Entries":[{"Detail.$":"$"}]},"End":true}}}""",
    ];

    private static readonly Gen<string> Broken =
        from seed in AnyOf(Seeds)
        from cuts in Gen.Select(Gen.Int[0, seed.Length], Gen.Int[0, 6], Gen.OneOf(Gen.String[0, 3], AnyOf("$", "[", "'", "\\", "(", "{", "..", "null", "?(@"))).Array[0, 6]
        select cuts.Aggregate(seed, (text, cut) => Mutate(text, cut.Item1, cut.Item2, cut.Item3));

    [Fact]
    public void Path_AnyText_IsParsedOrRefused() =>
        Gen.OneOf(Broken, Gen.String).Sample(text => OrRefused(() => JsonPathParser.Parse(text)), iter: 5_000);

    [Fact]
    public void Intrinsic_AnyText_IsParsedOrRefused() =>
        Gen.OneOf(Broken, Gen.String).Sample(text => OrRefused(() => IntrinsicParser.Parse(text)), iter: 5_000);

    [Fact]
    public void Definition_AnyText_IsReadOrExplained() => Broken.Sample(text =>
    {
        var machine = DefinitionText.Read(text, new DefinitionReader(express: false, engine: null), out var findings);
        Assert.Equal(machine is null, findings.Count > 0);
    }, iter: 5_000);

    [Fact]
    public void ReferencePath_WhatIsWritten_IsFoundThere() =>
        Gen.Select(AnyOf("a", "b", "c d").Array[1, 4], Gen.Int).Sample((names, value) =>
        {
            var path = JsonPathParser.Parse("$" + string.Concat(names.Select(name => $"['{name}']")));
            Assert.True(ReferencePath.TryWrite(path, Json.Parse("""{"z":1}"""), value, out var written, out _));
            Assert.Equal((Json)value, path.Find(written));
            Assert.Equal((Json)1, written["z"]);
        });

    [Fact]
    public void Partition_ThenJoined_IsTheArray() =>
        Gen.Select(Gen.Int.Array[0, 20], Gen.Int[1, 7]).Sample((items, size) =>
        {
            var input = JsonMap.Of(("list", JsonList.Of(items.Select(item => (Json)item))));
            var rig = new StateMachineRig();
            var result = rig.Run(
                $"{{'StartAt':'S','States':{{'S':{{'Type':'Pass','Parameters':{{'parts.$':'States.ArrayPartition($.list, {size})'}},'OutputPath':'$.parts[*][*]','End':true}}}}}}",
                input.ToString());
            Assert.Equal(input["list"], result.Output);
        }, iter: 200);

    private static Gen<string> AnyOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static void OrRefused(Action parse)
    {
        try
        {
            parse();
        }
        catch (PathSyntaxException refused)
        {
            Assert.NotEmpty(refused.Message);
        }
    }

    private static string Mutate(string text, int at, int length, string piece)
    {
        var from = Math.Min(at, text.Length);
        return text[..from] + piece + text[Math.Min(from + length, text.Length)..];
    }
}
