namespace EventPatterns.Events.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void Readme_Examples_Compile() =>
        Assert.Empty(MarkdownCode.Problems(Path.Combine(AppContext.BaseDirectory, "README.md")));

    [Fact]
    public void Problems_BrokenExample_NamesPageAndLine()
    {
        var page = Path.Combine(AppContext.BaseDirectory, "broken.md");
        File.WriteAllText(page, "# Page\n\n```csharp\nvar one = 1;\nint two = \"2\";\n```\n");

        Assert.StartsWith("broken.md(5): CS0029", Assert.Single(MarkdownCode.Problems(page)), StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_PageWithoutCode_IsOne()
    {
        var page = Path.Combine(AppContext.BaseDirectory, "empty.md");
        File.WriteAllText(page, "# Page\n");

        Assert.EndsWith("no csharp block to compile.", Assert.Single(MarkdownCode.Problems(page)), StringComparison.Ordinal);
    }
}
