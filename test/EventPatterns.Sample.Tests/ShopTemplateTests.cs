using EventPatterns.Testing;

namespace EventPatterns.Sample.Tests;

public sealed class ShopTemplateTests(SynthesizedShop shop)
{
    [Fact]
    public void Templates_EveryStack_FitCloudFormationsSchema() => TemplateChecks.Pass(shop.Templates);

    [Fact]
    public void Templates_EveryStack_NoLambda() => Assert.All(shop.Templates, template =>
    {
        Assert.Empty(template.Resources("AWS::Lambda::Function"));
        Assert.DoesNotContain(template.Json["Resources"]!.AsObject(), resource => resource.Value!["Type"]!.GetValue<string>().StartsWith("Custom::", StringComparison.Ordinal));
    });

    [Fact]
    public void Templates_StateThatMatters_RemovedWithTheStack() => Assert.All(shop.Templates, template =>
        Assert.DoesNotContain(template.Json["Resources"]!.AsObject(), resource => resource.Value!["DeletionPolicy"]?.GetValue<string>() == "Retain"));
}
