using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Assembly;

public sealed class IntrinsicsTests
{
    private const string Bus = """ "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "orders" } }, """;
    private const string Sections = """
        "Parameters": {
          "Stage": { "Type": "String", "Default": "test" },
          "Names": { "Type": "CommaDelimitedList", "Default": "a, b" },
          "Version": { "Type": "AWS::SSM::Parameter::Value<String>", "Default": "/cdk/version" }
        },
        "Mappings": { "Sizes": { "test": { "small": 3 } } },
        "Conditions": {
          "IsTest": { "Fn::Equals": [{ "Ref": "Stage" }, "test"] },
          "IsProd": { "Fn::Not": [{ "Condition": "IsTest" }] },
          "Either": { "Fn::Or": [{ "Condition": "IsProd" }, { "Fn::And": [{ "Condition": "IsTest" }, { "Fn::Equals": ["1", 1] }] }] }
        },
        """;

    [Theory]
    [InlineData("""{ "Ref": "Bus" }""", "\"orders\"")]
    [InlineData("""{ "Ref": "Stage" }""", "\"test\"")]
    [InlineData("""{ "Ref": "Names" }""", """["a","b"]""")]
    [InlineData("""{ "Ref": "Version" }""", "\"{{resolve:ssm:/cdk/version}}\"")]
    [InlineData("""{ "Ref": "AWS::AccountId" }""", "\"111111111111\"")]
    [InlineData("""{ "Fn::Join": [".", [{ "Ref": "AWS::Region" }, { "Ref": "AWS::URLSuffix" }, 1, true]] }""", "\"us-east-1.amazonaws.com.1.true\"")]
    [InlineData("""{ "Fn::GetAtt": ["Bus", "Arn"] }""", "\"arn:aws:events:us-east-1:111111111111:event-bus/orders\"")]
    [InlineData("""{ "Fn::GetAtt": "Bus.Name" }""", "\"orders\"")]
    [InlineData("""{ "Fn::Sub": "${AWS::Partition}/${Bus}/${Bus.Name}/${!Literal}" }""", "\"aws/orders/orders/${Literal}\"")]
    [InlineData("""{ "Fn::Sub": ["${x}-${Stage}", { "x": { "Ref": "Bus" } }] }""", "\"orders-test\"")]
    [InlineData("""{ "Fn::Select": [1, { "Fn::Split": ["/", { "Fn::GetAtt": ["Bus", "Arn"] }] }] }""", "\"orders\"")]
    [InlineData("""{ "Fn::FindInMap": ["Sizes", { "Ref": "Stage" }, "small"] }""", "3")]
    [InlineData("""{ "Fn::FindInMap": ["Sizes", "other", "small", { "DefaultValue": 7 }] }""", "7")]
    [InlineData("""{ "Fn::If": ["IsProd", 1, { "Ref": "Stage" }] }""", "\"test\"")]
    [InlineData("""{ "Fn::If": ["Either", 1, 2] }""", "1")]
    [InlineData("""[{ "Ref": "AWS::NoValue" }, { "a": { "Ref": "AWS::NoValue" }, "b": 1 }]""", """[{"b":1}]""")]
    [InlineData("""{ "Fn::Base64": "hé" }""", "\"aMOp\"")]
    [InlineData("""{ "Fn::ToJsonString": { "a": { "Ref": "Stage" } } }""", """ "{\"a\":\"test\"}" """)]
    [InlineData("""{ "Fn::Length": { "Ref": "Names" } }""", "2")]
    [InlineData("""{ "Fn::GetAZs": "" }""", """["us-east-1a","us-east-1b","us-east-1c"]""")]
    [InlineData("""{ "Fn::Cidr": ["10.0.0.0/16", 2, 8] }""", """["10.0.0.0/24","10.0.1.0/24"]""")]
    [InlineData("""{ "Condition": "not a call", "Ref": "nor this" }""", """{"Condition":"not a call","Ref":"nor this"}""")]
    public void Resolve_Intrinsic_GivesWhatCloudFormationGives(string value, string expected) =>
        Assert.Equal(Json.Parse(expected), Templates.Resolve(value, Sections, Bus));

    [Theory]
    [InlineData("""{ "Ref": "Nobody" }""", "Resources.Probe.Properties.Value.Ref: it refers to Nobody")]
    [InlineData("""{ "Fn::GetAtt": ["Bus", "Colour"] }""", "has no attribute Colour. It has Name, Arn")]
    [InlineData("""{ "Fn::Transform": {} }""", "does not know the intrinsic Fn::Transform")]
    [InlineData("""{ "Fn::ImportValue": "Other" }""", "no stack of the assembly exports \"Other\"")]
    [InlineData("""[{ "Fn::Select": [9, ["a"]] }]""", "Value[0].Fn::Select: there is no item 9")]
    [InlineData("""{ "Fn::Join": [",", [{ "a": 1 }]] }""", "text is needed here")]
    [InlineData("""{ "Fn::FindInMap": ["Sizes", "x", "y"] }""", "Mappings hold no Sizes.x.y")]
    [InlineData("""{ "Fn::If": ["Missing", 1, 2] }""", "has no condition Missing")]
    public void Resolve_WhatIsNotThere_ErrorNamesStackPathAndIntrinsic(string value, string expected)
    {
        var wrong = Assert.Throws<SimulationException>(() => Templates.Resolve(value, Sections, Bus));
        Assert.StartsWith("Stack Shop, ", wrong.Message);
        Assert.Contains(expected, wrong.Message);
    }

    [Fact]
    public void Resolve_ParameterGivenInOptions_WinsOverDefault()
    {
        var options = new AssemblyOptions { Parameters = new Dictionary<string, string> { ["Shop.Stage"] = "prod", ["Stage"] = "dev" } };
        var assembly = Templates.Load("""
            { "Parameters": { "Stage": { "Type": "String", "Default": "test" } },
              "Resources": { "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": { "Ref": "Stage" } } } } }
            """, options);
        Assert.Equal("prod", assembly.One("Bus").Name);
    }

    [Fact]
    public void Resolve_ResourceWithFalseCondition_IsNotMade()
    {
        var assembly = Templates.Load("""
            { "Conditions": { "Never": { "Fn::Equals": ["a", "b"] } },
              "Resources": {
                "Gone": { "Type": "AWS::SQS::Queue", "Condition": "Never" },
                "There": { "Type": "AWS::SQS::Queue", "Properties": { "Tag": { "Fn::If": ["Never", { "Ref": "Gone" }, "none"] } } } } }
            """);
        Assert.Equal("There", Assert.Single(assembly.Resources).LogicalId);
    }

    [Theory]
    [InlineData("""{ "Name": { "Ref": "B" } }""", """{ "Name": { "Ref": "A" } }""")]
    [InlineData("""{ "Name": "a", "Description": { "Ref": "B" } }""", """{ "Name": "b", "Description": { "Ref": "A" } }""")]
    public void Resolve_ResourcesThatNeedEachOther_CircularDependency(string a, string b)
    {
        var template = $$"""{ "Resources": { "A": { "Type": "AWS::Events::EventBus", "Properties": {{a}} }, "B": { "Type": "AWS::Events::EventBus", "Properties": {{b}} } } }""";
        Assert.Contains("circular dependency", Assert.Throws<SimulationException>(() => Templates.Load(template)).Message);
    }

    [Fact]
    public void Load_TemplateWithMacro_Refused() => Assert.Contains(
        "AWS::Serverless-2016-10-31",
        Assert.Throws<SimulationException>(() => Templates.Load("""{ "Transform": "AWS::Serverless-2016-10-31" }""")).Message);
}
