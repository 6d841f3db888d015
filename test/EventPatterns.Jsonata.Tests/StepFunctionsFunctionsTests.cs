using EventPatterns.Simulator.Data;

namespace EventPatterns.Jsonata.Tests;

/// <summary>docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html, "JSONata functions provided by Step Functions".</summary>
public sealed class StepFunctionsFunctionsTests
{
    [Theory]
    [InlineData("$partition([1..5], 2)", "[[1,2],[3,4],[5]]")]
    [InlineData("$partition(['only'], 3)", """[["only"]]""")]
    [InlineData("$range(0, 10, 5)", "[0,5,10]")]
    [InlineData("$range(3, 1, -1)", "[3,2,1]")]
    [InlineData("$range(4, 5, 7)", "4")]
    [InlineData("$range(4, 5, 7)[]", "[4]")]
    [InlineData("$range(2, 1, 1)", "undefined")]
    [InlineData("$parse('{\"a\":[1,null]}')", """{"a":[1,null]}""")]
    [InlineData("$parse('{\"a\":{\"b\":7}}').a.b", "7")]
    [InlineData("$hash('abc', 'MD5')", "\"900150983cd24fb0d6963f7d28e17f72\"")]
    [InlineData("$hash('abc', 'SHA-1')", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")]
    [InlineData("$hash('abc', 'SHA-256')", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")]
    [InlineData("$length($hash('abc', 'SHA-384'))", "96")]
    [InlineData("$length($hash('abc', 'SHA-512'))", "128")]
    [InlineData("$parse($missing)", "undefined")]
    public void Function_Arguments_GiveResult(string expression, string expected) => Assert.Equal(expected, Jsonata.Text(expression));

    [Theory]
    [InlineData("$partition([1], 0)")]
    [InlineData("$range(1, 9, 0)")]
    [InlineData("$range(1, 2.5, 1)")]
    [InlineData("$parse('{')")]
    [InlineData("$hash('abc', 'CRC')")]
    public void Function_WrongArguments_Throws(string expression) => Assert.NotEmpty(Jsonata.Fails(expression).Message);

    [Fact]
    public void Random_SameSeed_SameNumber()
    {
        Assert.Equal(Jsonata.Text("$random(7)", seed: 1), Jsonata.Text("$random(7)", seed: 2));
        Assert.NotEqual(Jsonata.Text("$random(7)"), Jsonata.Text("$random(8)"));
    }

    [Theory]
    [InlineData("$random()")]
    [InlineData("$uuid()")]
    [InlineData("$shuffle([1..20])")]
    public void Chance_OneSeed_OneResult(string expression)
    {
        Assert.Equal(Jsonata.Text(expression, seed: 5), Jsonata.Text(expression, seed: 5));
        Assert.NotEqual(Jsonata.Text(expression, seed: 5), Jsonata.Text(expression, seed: 6));
    }

    [Fact]
    public void Uuid_IsOfVersion4() => Assert.Matches("^\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"$", Jsonata.Text("$uuid()"));

    [Fact]
    public void Now_IsVirtual()
    {
        Assert.Equal(new JsonString("2026-03-01T12:00:00.000Z"), Jsonata.Evaluate("$now()"));
        Assert.Equal(new JsonNumber(Jsonata.Noon.AddDays(1).ToUnixTimeMilliseconds()), Jsonata.Evaluate("$millis()", now: Jsonata.Noon.AddDays(1)));
        Assert.Equal(new JsonString("13:00"), Jsonata.Evaluate("$now('[H01]:[m01]', '+0100')"));
    }
}
