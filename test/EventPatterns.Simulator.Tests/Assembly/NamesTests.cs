using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Assembly;

public sealed class NamesTests
{
    private const string Here = "us-east-1:111111111111";

    [Theory]
    [InlineData("AWS::Events::EventBus", """{ "Name": "b" }""", "b", "b", "arn:aws:events:" + Here + ":event-bus/b")]
    [InlineData("AWS::Events::Rule", """{ "Name": "r" }""", "r", "r", "arn:aws:events:" + Here + ":rule/r")]
    [InlineData("AWS::Events::Rule", """{ "Name": "r", "EventBusName": "b" }""", "r", "b|r", "arn:aws:events:" + Here + ":rule/b/r")]
    [InlineData("AWS::Events::Rule", """{ "Name": "r", "EventBusName": "arn:aws:events:us-east-1:1:event-bus/b" }""", "r", "b|r", "arn:aws:events:" + Here + ":rule/b/r")]
    [InlineData("AWS::SQS::Queue", """{ "QueueName": "q" }""", "q", "https://sqs.us-east-1.amazonaws.com/111111111111/q", "arn:aws:sqs:" + Here + ":q")]
    [InlineData("AWS::SNS::Topic", """{ "TopicName": "t" }""", "t", "arn:aws:sns:" + Here + ":t", "arn:aws:sns:" + Here + ":t")]
    [InlineData("AWS::StepFunctions::StateMachine", """{ "StateMachineName": "m" }""", "m", "arn:aws:states:" + Here + ":stateMachine:m", "arn:aws:states:" + Here + ":stateMachine:m")]
    [InlineData("AWS::Scheduler::Schedule", """{ "Name": "s", "GroupName": "g" }""", "s", "s", "arn:aws:scheduler:" + Here + ":schedule/g/s")]
    [InlineData("AWS::IAM::Role", """{ "RoleName": "r", "Path": "/app/" }""", "r", "r", "arn:aws:iam::111111111111:role/app/r")]
    [InlineData("AWS::Logs::LogGroup", """{ "LogGroupName": "/l" }""", "/l", "/l", "arn:aws:logs:" + Here + ":log-group:/l:*")]
    [InlineData("AWS::S3::Bucket", """{ "BucketName": "x" }""", "x", "x", "arn:aws:s3:::x")]
    [InlineData("AWS::SSM::Parameter", """{ "Name": "/a/b" }""", "/a/b", "/a/b", "arn:aws:ssm:" + Here + ":parameter/a/b")]
    public void Resource_OfType_HasNameRefAndArn(string type, string properties, string name, string reference, string arn)
    {
        var resource = Templates.Load($$"""{ "Resources": { "It": { "Type": "{{type}}", "Properties": {{properties}} } } }""").One("It");
        Assert.Equal((name, reference, arn), (resource.Name, resource.Ref, resource.Arn));
    }

    [Fact]
    public void Resource_WithoutName_IsNamedByStackLogicalIdAndSuffix()
    {
        var table = Templates.Load("""{ "Resources": { "Breakers0A1B2C3D": { "Type": "AWS::DynamoDB::Table" } } }""").One("Breakers");
        Assert.Matches("^Shop-Breakers0A1B2C3D-[A-Z0-9]{12}$", table.Name);
    }

    [Fact]
    public void Resource_WithLongLogicalId_NameIsCutToTheTypesLength()
    {
        var id = new string('x', 200);
        var role = Templates.Load($$"""{ "Resources": { "{{id}}": { "Type": "AWS::IAM::Role" } } }""").One(id);
        Assert.Equal(64, role.Name.Length);
    }

    [Fact]
    public void Resource_FifoQueueWithoutName_EndsInFifo()
    {
        var queue = Templates.Load("""{ "Resources": { "Q": { "Type": "AWS::SQS::Queue", "Properties": { "FifoQueue": true } } } }""").One("Q");
        Assert.EndsWith(".fifo", queue.Name);
    }

    [Fact]
    public void Resource_LoadedTwice_HasTheSameIds()
    {
        const string template = """{ "Resources": { "Api": { "Type": "AWS::ApiGatewayV2::Api" }, "Key": { "Type": "AWS::KMS::Key" }, "C": { "Type": "AWS::Events::Connection", "Properties": { "Name": "c" } } } }""";
        Assert.Equal(Templates.Load(template).Resources.Select(r => (r.Ref, r.Arn)), Templates.Load(template).Resources.Select(r => (r.Ref, r.Arn)));
    }

    [Fact]
    public void Resource_OfUnknownType_IsInertAndItsAttributesSaySo()
    {
        var assembly = Templates.Load("""
            { "Resources": {
              "Site": { "Type": "AWS::CloudFront::Distribution" },
              "Q": { "Type": "AWS::SQS::Queue", "Properties": { "Domain": { "Fn::GetAtt": ["Site", "DomainName"] } } } } }
            """);
        Assert.Equal("Site", Assert.Single(assembly.Inert).LogicalId);
        Assert.Equal("Site.DomainName", assembly.One("Q").Properties.TextOf("Domain"));
    }

    [Fact]
    public void GetAtt_StreamOfATable_IsThereWhereTheTableHasOne()
    {
        const string reader = """ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "Stream": { "Fn::GetAtt": ["T", "StreamArn"] } } } """;
        var streaming = Templates.Load($$"""{ "Resources": { "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "TableName": "t", "StreamSpecification": { "StreamViewType": "NEW_IMAGE" } } }, {{reader}} } }""");
        Assert.StartsWith("arn:aws:dynamodb:" + Here + ":table/t/stream/", streaming.One("Q").Properties.TextOf("Stream"));
        Assert.Contains("has no attribute StreamArn", Assert.Throws<SimulationException>(() => Templates.Load($$"""{ "Resources": { "T": { "Type": "AWS::DynamoDB::Table" }, {{reader}} } }""")).Message);
    }

    [Theory]
    [InlineData("{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:111111111111:secret:vendor-AbCdEf:SecretString:apiKey::}}", "arn:aws:secretsmanager:us-east-1:111111111111:secret:vendor-AbCdEf", "apiKey", null)]
    [InlineData("{{resolve:secretsmanager:vendor}}", "vendor", null, null)]
    [InlineData("{{resolve:secretsmanager:vendor:SecretString:::v1}}", "vendor", null, "v1")]
    [InlineData("{{resolve:ssm:/a/b:3}}", "/a/b", null, "3")]
    public void DynamicReference_Parsed_HasIdKeyAndVersion(string text, string id, string? key, string? version)
    {
        Assert.True(DynamicReference.TryParse(text, out var reference));
        Assert.Equal((id, key, version), (reference.Id, reference.JsonKey, reference.Version));
    }

    [Fact]
    public void DynamicReference_InsideText_IsReplaced() => Assert.Equal(
        "Bearer <vendor>.", DynamicReference.Replace("Bearer {{resolve:secretsmanager:vendor}}.", r => $"<{r.Id}>"));

    [Fact]
    public void GetAtt_Secret_StaysADynamicReferenceAfterJoin()
    {
        var value = Templates.Resolve(
            """{ "Fn::Join": ["", ["{{resolve:secretsmanager:", { "Ref": "Key" }, ":SecretString:::}}"]] }""",
            resources: """ "Key": { "Type": "AWS::SecretsManager::Secret" }, """);
        Assert.True(DynamicReference.TryParse(((JsonString)value).Value, out var reference));
        Assert.StartsWith("arn:aws:secretsmanager:us-east-1:111111111111:secret:Key-", reference.Id);
    }
}
