using System.Runtime.CompilerServices;
using EventPatterns.Simulator.Assembly.Types;

namespace EventPatterns.Simulator.Tests.Assembly;

public sealed class InertTypesTests
{
    [Theory]
    [InlineData("AWS::CloudWatch::Alarm")]
    [InlineData("AWS::Lambda::EventSourceMapping")]
    [InlineData("AWS::Lambda::EventInvokeConfig")]
    [InlineData("AWS::ApiGatewayV2::Authorizer")]
    [InlineData("AWS::ApiGatewayV2::Stage")]
    [InlineData("AWS::Events::Endpoint")]
    [InlineData("AWS::StepFunctions::Activity")]
    [InlineData("AWS::S3::Bucket")]
    public void Resource_OfTypeThatDoesNothing_HasItsNamesAndIsInert(string type)
    {
        var assembly = Templates.Load($$"""{ "Resources": { "R": { "Type": "{{type}}" } }, "Outputs": { "Name": { "Value": { "Ref": "R" } } } }""");

        Assert.Equal("R", Assert.Single(assembly.Inert).LogicalId);
        Assert.NotEmpty(assembly.One("R").Ref);
    }

    /// <summary>A type that the simulator names and no one reads has to be inert: nothing is accepted in silence.</summary>
    [Fact]
    public void KnownTypes_ThatNothingReads_AreInert()
    {
        string[] doNothingOnAws = ["AWS::CDK::Metadata", "AWS::CloudFormation::WaitConditionHandle", "AWS::CloudFormation::Stack"];
        // A deployment is the API as it stands; a log stream takes what its group takes; the catalogue reads registries by their schemas.
        string[] partOfAnother = ["AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Deployment", "AWS::Logs::LogStream", "AWS::EventSchemas::Registry"];
        var read = Directory.EnumerateFiles(Sources(), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains(Path.Combine("Assembly", "Types"), StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .ToList();

        var silent = ResourceTypes.All.Where(type => !type.Inert && !read.Any(text => text.Contains($"\"{type.Name}\"", StringComparison.Ordinal))).Select(type => type.Name);

        Assert.Equal(doNothingOnAws.Concat(partOfAnother).Order(), silent.Order());
    }

    private static string Sources([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "EventPatterns.Simulator");
}
