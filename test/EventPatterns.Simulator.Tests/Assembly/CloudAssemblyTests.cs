using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Tests.Assembly;

public sealed class CloudAssemblyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assembly-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_StacksInDependencyOrder_WithPlaces()
    {
        Write("manifest.json", Manifest("""
            "Orders": { "type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region", "dependencies": ["Bus"],
                        "properties": { "templateFile": "Orders.json", "stackName": "shop-orders", "tags": { "team": "a" } }, "displayName": "Prod/Orders" },
            "Bus": { "type": "aws:cloudformation:stack", "environment": "aws://222222222222/eu-west-1", "properties": { "templateFile": "Bus.json" } },
            "Tree": { "type": "cdk:tree", "properties": { "file": "tree.json" } }
            """));
        Write("Orders.json", """{ "Resources": {} }""");
        Write("Bus.json", """{ "Resources": {} }""");

        var stacks = CloudAssembly.Load(_folder).Stacks;

        Assert.Equal(["Bus", "shop-orders"], stacks.Select(s => s.Name));
        Assert.Equal([new Place("222222222222", "eu-west-1"), new Place("111111111111", "us-east-1")], stacks.Select(s => s.Place));
        Assert.Equal("Prod/Orders", stacks[1].Path);
        Assert.Equal("a", stacks[1].Tags["team"]);
    }

    [Fact]
    public void Load_Stage_IsReadFromItsOwnFolder()
    {
        Write("manifest.json", Manifest("""
            "assembly-Prod": { "type": "cdk:cloud-assembly", "properties": { "directoryName": "assembly-Prod", "displayName": "Prod" } }
            """));
        Write("assembly-Prod/manifest.json", Manifest("""
            "ProdBus": { "type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region",
                         "properties": { "templateFile": "B.json", "stackName": "Prod-Bus" }, "displayName": "Prod/Bus (Prod-Bus)" }
            """));
        Write("assembly-Prod/B.json", """{ "Resources": { "B": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "b" } } } }""");

        var bus = CloudAssembly.Load(Path.Combine(_folder, "manifest.json")).One("b");

        Assert.Equal(("Prod-Bus", "Prod/Bus"), (bus.Stack.Name, bus.Stack.Path));
    }

    [Fact]
    public void Load_ImportOfAnotherStacksExport_IsResolved()
    {
        WriteStacks();
        Write("A.json", """{ "Resources": { "B": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "b" } } }, "Outputs": { "Out": { "Value": { "Fn::GetAtt": ["B", "Arn"] }, "Export": { "Name": { "Fn::Sub": "${AWS::StackName}:Bus" } } } } }""");
        Write("Z.json", """{ "Resources": { "R": { "Type": "AWS::Events::Rule", "Properties": { "EventBusName": { "Fn::ImportValue": "A:Bus" } } } } }""");

        var rule = CloudAssembly.Load(_folder).One("R");

        Assert.Equal("arn:aws:events:us-east-1:111111111111:event-bus/b", rule.Properties.TextOf("EventBusName"));
        Assert.StartsWith("b|Z-R-", rule.Ref);
    }

    [Theory]
    [InlineData(""" "Metadata": { "aws:cdk:path": "A/Child.NestedStack/Child.NestedStackResource", "aws:asset:path": "child.json" } """)]
    [InlineData(""" "DeletionPolicy": "Delete" """)]
    public void Load_NestedStack_TakesParametersAndGivesOutputs(string metadata)
    {
        WriteStacks();
        Write("A.assets.json", """{ "files": { "abc123": { "source": { "path": "child.json" } } } }""");
        Write("A.json", $$"""
            { "Resources": {
              "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "b" } },
              "Child": { "Type": "AWS::CloudFormation::Stack", {{metadata}},
                         "Properties": { "TemplateURL": { "Fn::Sub": "https://s3.${AWS::Region}.${AWS::URLSuffix}/bucket/abc123.json" }, "Parameters": { "BusArn": { "Fn::GetAtt": ["Bus", "Arn"] } } } },
              "Reader": { "Type": "AWS::SQS::Queue", "Properties": { "Rule": { "Fn::GetAtt": ["Child", "Outputs.RuleArn"] } } } } }
            """);
        Write("child.json", """
            { "Parameters": { "BusArn": { "Type": "String" } },
              "Resources": { "R": { "Type": "AWS::Events::Rule", "Properties": { "Name": "r", "EventBusName": { "Ref": "BusArn" } } } },
              "Outputs": { "RuleArn": { "Value": { "Fn::GetAtt": ["R", "Arn"] } } } }
            """);
        Write("Z.json", """{ "Resources": {} }""");

        var assembly = CloudAssembly.Load(_folder);

        Assert.Equal("arn:aws:events:us-east-1:111111111111:rule/b/r", assembly.One("Reader").Properties.TextOf("Rule"));
        var nested = assembly.One("R").Stack;
        Assert.Equal(("A/Child", "A"), (nested.Path, nested.Parent?.Name));
        Assert.StartsWith("A-Child-", nested.Name);
        Assert.Equal(nested.Id, assembly.One("Child", "AWS::CloudFormation::Stack").Ref);
    }

    [Fact]
    public void Load_PathsInTheManifest_NameResources()
    {
        Write("manifest.json", Manifest("""
            "A": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "A.json" },
                   "metadata": { "/A/Loyalty/Bus/Resource": [{ "type": "aws:cdk:logicalId", "data": "B" }] } }
            """));
        Write("A.json", """{ "Resources": { "B": { "Type": "AWS::Events::EventBus" } } }""");
        Assert.Equal("A/Loyalty/Bus/Resource", CloudAssembly.Load(_folder).One("Loyalty").Path);
    }

    [Fact]
    public void Load_NoManifest_ErrorNamesTheFileAndSaysWhatToDo()
    {
        var wrong = Assert.Throws<SimulationException>(() => CloudAssembly.Load(_folder));
        Assert.StartsWith(Path.Combine(_folder, "manifest.json"), wrong.Message);
        Assert.Contains("cdk synth", wrong.Message);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("""{ "Resources": [] }""", "Resources must be an object and is array")]
    [InlineData("""{ "Resources": { "A": {} } }""", "Resources.A has no \"Type\"")]
    public void Load_BrokenTemplate_ErrorNamesFileAndPlace(string template, string expected)
    {
        WriteStacks();
        Write("A.json", template);
        Write("Z.json", "{}");
        var wrong = Assert.Throws<SimulationException>(() => CloudAssembly.Load(_folder));
        Assert.StartsWith(Path.Combine(_folder, "A.json"), wrong.Message);
        Assert.Contains(expected, wrong.Message);
    }

    private void WriteStacks() => Write("manifest.json", Manifest("""
        "A.assets": { "type": "cdk:asset-manifest", "properties": { "file": "A.assets.json" } },
        "A": { "type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region", "dependencies": ["A.assets"], "properties": { "templateFile": "A.json" } },
        "Z": { "type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region", "dependencies": ["A"], "properties": { "templateFile": "Z.json" } }
        """));

    private static string Manifest(string artifacts) => $$"""{ "version": "38.0.0", "artifacts": { {{artifacts}} } }""";

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        var assets = Path.Combine(_folder, "A.assets.json");
        if (!File.Exists(assets)) File.WriteAllText(assets, """{ "files": {} }""");
    }
}
