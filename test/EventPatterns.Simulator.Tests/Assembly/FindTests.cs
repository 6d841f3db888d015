using EventPatterns.Simulator.Assembly;

namespace EventPatterns.Simulator.Tests.Assembly;

public sealed class FindTests
{
    private static readonly CloudAssembly Shop = Templates.Load("""
        { "Resources": {
          "LoyaltyBusA1B2C3D4": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "loyalty-events" }, "Metadata": { "aws:cdk:path": "Shop/Loyalty/Bus/Resource" } },
          "OrdersBusA1B2C3D4": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "orders" }, "Metadata": { "aws:cdk:path": "Shop/Orders/Bus/Resource" } },
          "LoyaltyTable00000000": { "Type": "AWS::DynamoDB::Table", "Metadata": { "aws:cdk:path": "Shop/Loyalty/Breakers/Resource" } } } }
        """);

    [Theory]
    [InlineData("LoyaltyBusA1B2C3D4", "LoyaltyBusA1B2C3D4")]
    [InlineData("LoyaltyBus", "LoyaltyBusA1B2C3D4")]
    [InlineData("loyaltybus", "LoyaltyBusA1B2C3D4")]
    [InlineData("loyalty-events", "LoyaltyBusA1B2C3D4")]
    [InlineData("Shop/Loyalty/Bus", "LoyaltyBusA1B2C3D4")]
    [InlineData("loyalty", "LoyaltyBusA1B2C3D4")]
    [InlineData("Orders/Bus", "OrdersBusA1B2C3D4")]
    [InlineData("*ders*", "OrdersBusA1B2C3D4")]
    public void Find_BusByAnyOfItsNames_FindsIt(string name, string expected) =>
        Assert.Equal(expected, Assert.Single(Shop.Find(name, "AWS::Events::EventBus")).LogicalId);

    [Fact]
    public void Find_Segment_OfTheTypesAsked() => Assert.Equal("LoyaltyTable00000000", Shop.One("Breakers", "AWS::DynamoDB::Table").LogicalId);

    [Fact]
    public void One_NameOfNothing_SuggestsTheNearest()
    {
        var wrong = Assert.Throws<SimulationException>(() => Shop.One("LoyalityBus", "AWS::Events::EventBus"));
        Assert.StartsWith("\"LoyalityBus\" names no AWS::Events::EventBus. Nearest: LoyaltyBus, OrdersBus.", wrong.Message);
    }

    [Fact]
    public void One_NameOfSeveral_NamesThem() =>
        Assert.Contains("Shop/Loyalty/Bus, Shop/Orders/Bus", Assert.Throws<SimulationException>(() => Shop.One("*Bus")).Message);

    [Fact]
    public void ByArn_KnownArn_FindsTheResource() =>
        Assert.Equal("orders", Shop.ByArn("arn:aws:events:us-east-1:111111111111:event-bus/orders")?.Name);
}
