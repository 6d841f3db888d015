using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.Templates;

public sealed class TemplateChecksTests
{
    [Theory]
    [InlineData("""{ "Q": { "Type": "AWS::SQS::Queues" } }""", "Q", "Type", "unknown resource type AWS::SQS::Queues")]
    [InlineData("""{ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "Visibility": 1 } } }""", "Q", "Properties.Visibility", "unknown property")]
    [InlineData("""{ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": "long" } } }""", "Q", "Properties.VisibilityTimeout", "expected integer")]
    [InlineData("""{ "P": { "Type": "AWS::Pipes::Pipe", "Properties": { "Source": "s", "Target": "t" } } }""", "P", "Properties.RoleArn", "required property missing")]
    [InlineData("""{ "P": { "Type": "AWS::Pipes::Pipe", "Properties": { "RoleArn": "r", "Source": "s", "Target": "t", "SourceParameters": { "SqsQueueParameters": { "BatchSize": [1] } } } } }""", "P", "Properties.SourceParameters.SqsQueueParameters.BatchSize", "expected integer")]
    [InlineData("""{ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Ref": "Name" } } } }""", "Q", "Properties.QueueName", "neither a resource nor a parameter")]
    [InlineData("""{ "Q": { "Type": "AWS::SQS::Queue" }, "R": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Fn::GetAtt": ["Q", "Name"] } } } }""", "R", "Properties.QueueName", "AWS::SQS::Queue has no attribute Name")]
    [InlineData("""{ "R": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Fn::GetAtt": ["Q", "Arn"] } } } }""", "R", "Properties.QueueName", "which is no resource")]
    public void Find_WrongResource_NamesPlaceAndProblem(string resources, string logicalId, string path, string message)
    {
        var finding = Assert.Single(Find(resources));
        Assert.Equal(("wrong.template.json", logicalId, path), (finding.Template, finding.LogicalId, finding.Path));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }""", "Missing 'StartAt'|'Next'|'Default' target: B")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true, "Foo": 1 } } }""", "/States/A is invalid")]
    [InlineData("""{ "StartAt": "A", """, "not JSON")]
    public void Find_WrongStateMachine_SaysWhat(string definition, string message)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(definition);
        var findings = Find($$"""{ "M": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "RoleArn": "r", "DefinitionString": {{text}} } } }""");
        Assert.Contains(findings, finding => finding.LogicalId == "M" && finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Find_SoundTemplate_NothingFound() =>
        Assert.Empty(Find("""{ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": { "Fn::If": ["Long", 60, { "Ref": "AWS::NoValue" }] } } } }"""));

    private static IReadOnlyList<TemplateFinding> Find(string resources)
    {
        var file = Path.Combine(SynthesizedTemplate.NewDirectory(), "wrong.template.json");
        File.WriteAllText(file, $$"""{ "Resources": {{resources}} }""");
        return TemplateChecks.Find(file);
    }
}
