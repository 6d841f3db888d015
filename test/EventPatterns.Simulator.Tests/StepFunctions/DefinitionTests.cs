using EventPatterns.Simulator.Services.StepFunctions.Language;
using EventPatterns.Simulator.Services.StepFunctions.Validation;

namespace EventPatterns.Simulator.Tests.StepFunctions;

public sealed class DefinitionTests
{
    [Theory]
    [InlineData("{}", "SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt, States] at /")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}},'Colour':1}", "Field 'Colour' is not supported at /Colour")]
    [InlineData("{'StartAt':'B','States':{'A':{'Type':'Pass','End':true}}}", "MISSING_TRANSITION_TARGET: Missing 'StartAt' target: B at /StartAt")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'}}}", "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true},'B':{'Type':'Succeed'}}}", "State \"B\" is not reachable. at /States/B")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Pass'}}}", "These fields are required: [Next or End] at /States/A")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Nap','End':true}}}", "at /States/A/Type")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true,'Colour':1}}}", "Field 'Colour' is not supported at /States/A")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true,'InputPath':'a'}}}", "not a valid JSONPath at /States/A/InputPath")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true,'ResultPath':'$.a[*]'}}}", "not a Reference Path at /States/A/ResultPath")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true,'Parameters':{'x':{'y.$':'a'}}}}}", "The value for the field 'y.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters/x")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true,'Output':1}}}", "field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A")]
    [InlineData("{'QueryLanguage':'JSONata','StartAt':'A','States':{'A':{'Type':'Pass','End':true,'Parameters':1}}}", "field 'Parameters' is only supported for the 'JSONPath' QueryLanguage at /States/A")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Wait','Timestamp':'today','End':true}}}", "String does not match RFC3339 timestamp at /States/A/Timestamp")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'arn:aws:states:::dynamodb:query','End':true}}}", "The resource provided arn:aws:states:::dynamodb:query is not recognized.")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Choice','Choices':[{'Variable':'$.a','NumericEquals':'1','Next':'A'}]}}}", "Expected value of type Number at /States/A/Choices[0]/NumericEquals")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Choice','Choices':[{'Variable':'$.a','Next':'A'}]}}}", "exactly one operator, and has 0 at /States/A/Choices[0]")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'B','States':{'B':{'Type':'Pass'}}}]}}}", "at /States/A/Branches[0]/States/B")]
    [InlineData("{'StartAt':'A','States':{'A':{'Type':'Map','End':true,'Label':'x','ItemProcessor':{'StartAt':'B','States':{'B':{'Type':'Succeed'}}}}}}", "Field 'Label' is only supported in distributed mode at /States/A")]
    public void Read_Wrong_SaysWhatAndWhere(string definition, string complaint)
    {
        new DefinitionReader(express: false, engine: null).Read(StateMachineRig.Json(definition), out var findings);
        Assert.Contains(findings, finding => finding.ToString().Contains(complaint, StringComparison.Ordinal));
    }

    [Fact]
    public void Refusal_SeveralComplaints_NamesThemAll()
    {
        new DefinitionReader(express: false, engine: null).Read(
            StateMachineRig.Json("{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'X'},'B':{'Type':'Succeed'}}}"), out var findings);
        var refusal = DefinitionText.Refusal(findings);
        Assert.Equal("InvalidDefinition", refusal.Code);
        Assert.Equal(
            "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/A/Next, MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B'",
            refusal.Message);
    }

    [Theory]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", "'.waitForTaskToken'")]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", "'.sync:2'")]
    [InlineData("arn:aws:states:eu-west-1:111111111111:activity:a", "Activity ARN")]
    public void Read_ExpressThatWaits_IsRefused(string resource, string gist)
    {
        new DefinitionReader(express: true, engine: null).Read(
            StateMachineRig.Json($"{{'StartAt':'A','States':{{'A':{{'Type':'Task','Resource':'{resource}','End':true}}}}}}"), out var findings);
        Assert.Contains($"Express state machine does not support {gist}", findings.Single().Message);
    }

    [Theory]
    [InlineData("", "Definition must be a valid JSON object")]
    [InlineData("[]", "Definition must be a valid JSON object")]
    [InlineData("hello there", "Unrecognized token 'hello'")]
    [InlineData("{\"a\":", "line: 1, column: 6")]
    public void Read_NoObject_IsADiagnostic(string text, string gist)
    {
        Assert.Null(DefinitionText.Read(text, new DefinitionReader(express: false, engine: null), out var findings));
        Assert.Contains(gist, findings.Single().Message);
    }

    [Theory]
    [InlineData("arn:aws:states:::events:putEvents", "events", "putEvents")]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", "states", "startExecution.sync:2")]
    [InlineData("arn:aws:states:::aws-sdk:sfn:sendTaskSuccess", "aws-sdk:sfn", "sendTaskSuccess")]
    [InlineData("arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken", "aws-sdk:dynamodb", "putItem.waitForTaskToken")]
    public void TaskResource_Arn_GivesTheNamesOfTheHistory(string arn, string type, string name)
    {
        var resource = TaskResource.Parse(arn)!;
        Assert.Equal((type, name), (resource.HistoryType, resource.HistoryName));
    }

    [Theory]
    [InlineData("lambda")]
    [InlineData("arn:aws:states:::")]
    [InlineData("arn:aws:states:::sqs:sendMessage.later")]
    public void TaskResource_NoResource_IsNull(string arn) => Assert.Null(TaskResource.Parse(arn));
}
