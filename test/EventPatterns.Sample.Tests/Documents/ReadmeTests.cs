using EventPatterns.Events.Tests;

namespace EventPatterns.Sample.Tests.Documents;

public sealed class ReadmeTests
{
    private static readonly string Pages = Path.Combine(AppContext.BaseDirectory, "pages");

    public static TheoryData<string> WithCode =>
        [.. Directory.EnumerateFiles(Pages, "*.md", SearchOption.AllDirectories).Select(page => Path.GetRelativePath(Pages, page)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(WithCode))]
    public void Readme_Examples_Compile(string page) => Assert.Empty(MarkdownCode.Problems(Path.Combine(Pages, page)));

    [Fact]
    public void Readme_EveryPatternsFolder_IsCompiled() => Assert.Superset(
        new HashSet<string> { "README.md", "Cdk/Buses/README.md", "Cdk/Consumers/README.md", "Cdk/Destinations/README.md", "Cdk/Events/README.md", "Cdk/Integrations/README.md" },
        WithCode.Select(row => row.Data.Replace('\\', '/')).ToHashSet());
}
