using EventPatterns.Events.Tests;

namespace EventPatterns.Client.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void Readme_Examples_Compile() =>
        Assert.Empty(MarkdownCode.Problems(Path.Combine(AppContext.BaseDirectory, "README.md")));
}
