using EventPatterns.Sample.Tests.Orchestration;

namespace EventPatterns.Sample.Tests.Gatekeeping;

/// <summary>
/// EventBridge refuses a rule on a bus that is not there, and asks the policy of a bus that a rule forwards to. So each rule
/// waits for both, by its resource or its stack: an order that only happens to be right would not last.
/// </summary>
public sealed class DeployOrderTests(SynthesizedShop shop, TwoDomains domains, Topologies topologies, SynthesizedBorder border)
{
    [Fact]
    public void Rules_OfTheShop_WaitForTheirBuses() => Assert.Empty(EarlyRules.In(shop.Assembly, shop.Templates));

    [Fact]
    public void Rules_OfTwoDomains_WaitForTheirBuses() => Assert.Empty(EarlyRules.In(domains.Assembly, domains.Templates));

    [Fact]
    public void Rules_OfEveryTopology_AllButThoseThatNameABusInPassing() => Assert.Equal(
        ["EarlyRule/Rule of EarlyRule may be made before EarlyBus/Bus of EarlyBus", "EarlyRule/Forward of EarlyRule may be made before EarlyBus/Bus of EarlyBus"],
        EarlyRules.In(topologies.Assembly, topologies.Templates));

    [Fact]
    public void Rules_AcrossBorders_WaitForTheirBuses() => Assert.Empty(EarlyRules.In(border.Assembly, border.Templates));
}
