using CsCheck;
using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Simulator.Tests.Faulting;

public sealed class FaultsTests
{
    [Theory]
    [InlineData("all")]
    [InlineData("none")]
    [InlineData("duplicates")]
    [InlineData("duplicates,crashes=0.02")]
    [InlineData("throttling@dynamodb:PutItem/role/Consumer#3,crashes@stateMachine:Work/Store#1")]
    public void Parse_ItsOwnText_SameAgain(string text) => Assert.Equal(text, Faults.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("plagues")]
    [InlineData("duplicates=2")]
    [InlineData("duplicates=x")]
    [InlineData("plagues@rule/x#1")]
    [InlineData("crashes@rule/x#0")]
    public void Parse_NoFaults_SaysWhatIsExpected(string text) =>
        Assert.Contains("duplicates", Assert.Throws<FormatException>(() => Faults.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_AKind_NeverStrikes() => Assert.Equal(0, Faults.All.Without(FaultKind.Crashes).Rate(FaultKind.Crashes).Chance);

    [Fact]
    public void With_ChanceAboveOne_Refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Faults.None.With(FaultKind.Crashes, new FaultRate(1.5)));

    [Fact]
    public void Roll_MostPerRunReached_StrikesNoMore()
    {
        var dice = new FaultDice(Faults.None.With(FaultKind.Crashes, new FaultRate(1, 2)), 1);
        var struck = Enumerable.Range(0, 10).Count(_ => dice.Roll(FaultKind.Crashes, "here", out double _) is not null);
        Assert.Equal(2, struck);
    }

    /// <summary>What happens at one place shifts no decision at another: else no plan could be shrunk.</summary>
    [Fact]
    public void Roll_OtherPlacesRolledBetween_SameDecisions() => Gen.Select(Gen.ULong, Gen.Bool.List[50]).Sample((seed, between) =>
    {
        List<Fault> Struck(bool others)
        {
            var dice = new FaultDice(Faults.All, seed);
            foreach (var other in between)
            {
                if (others && other) dice.Roll(FaultKind.Duplicates, "there", out _);
                dice.Roll(FaultKind.Duplicates, "here", out _);
            }
            return [.. dice.Struck.Where(f => f.Place == "here")];
        }

        Assert.Equal(Struck(false), Struck(true));
    });

    [Fact]
    public void Roll_PlanOfWhatStruck_SameFaultsOfTheSameSize() => Gen.ULong.Sample(seed =>
    {
        List<double> Sizes(Faults faults)
        {
            var dice = new FaultDice(faults, seed);
            var sizes = new List<double>();
            for (var time = 0; time < 100; time++)
                if (dice.Roll(FaultKind.LateDeliveries, "here", out var size) is not null) sizes.Add(size);
            sizes.Add(dice.Struck.Count);
            return sizes;
        }

        var drawn = new FaultDice(Faults.All, seed);
        for (var time = 0; time < 100; time++) drawn.Roll(FaultKind.LateDeliveries, "here", out _);
        Assert.Equal(Sizes(Faults.All), Sizes(Faults.Of(new FaultPlan(drawn.Struck))));
    });
}
