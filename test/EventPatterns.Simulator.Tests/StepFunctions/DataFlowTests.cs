using EventPatterns.Simulator.Services.StepFunctions.Execution;
using static EventPatterns.Simulator.Tests.StepFunctions.StateMachineRig;

namespace EventPatterns.Simulator.Tests.StepFunctions;

public sealed class DataFlowTests
{
    private readonly StateMachineRig _rig = new();

    [Theory]
    [InlineData("'InputPath': '$.a'", "{'b':1}")]
    [InlineData("'InputPath': null", "{}")]
    [InlineData("'Parameters': {'x.$': '$.a.b', 'y': [ {'z.$': '$.list[1]'} ]}", "{'x':1,'y':[{'z':20}]}")]
    [InlineData("'Result': 5", "5")]
    [InlineData("'Result': 5, 'ResultPath': '$.a.c'", "{'a':{'b':1,'c':5},'list':[10,20]}")]
    [InlineData("'Result': 5, 'ResultPath': '$.new.deep'", "{'a':{'b':1},'list':[10,20],'new':{'deep':5}}")]
    [InlineData("'Result': 5, 'ResultPath': '$.list[0]'", "{'a':{'b':1},'list':[5,20]}")]
    [InlineData("'Result': 5, 'ResultPath': null", "{'a':{'b':1},'list':[10,20]}")]
    [InlineData("'OutputPath': '$.list'", "[10,20]")]
    [InlineData("'OutputPath': null", "{}")]
    [InlineData("'InputPath': '$$.Execution.Name'", "'run'")]
    public void Pass_Fields_ShapeTheOutput(string fields, string expected)
    {
        var result = _rig.RunState($"'Type': 'Pass', {fields}, 'End': true", "{'a':{'b':1},'list':[10,20]}");
        Assert.Equal(Json(expected), result.Output);
    }

    [Fact]
    public void Task_AllFields_ApplyInOrder()
    {
        var result = _rig.RunState(
            """
            'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage', 'InputPath': '$.in', 'Parameters': {'p.$': '$.v'},
            'ResultSelector': {'selected.$': '$.p'}, 'ResultPath': '$.result', 'OutputPath': '$.result', 'End': true
            """,
            "{'in':{'v':1}}");
        Assert.Equal(Json("{'p':1}"), _rig.Attempts.Single().Parameters);
        Assert.Equal(Json("{'selected':1}"), result.Output);
    }

    [Fact]
    public void Pass_ResultPathIntoText_Fails()
    {
        var result = _rig.RunState("'Type': 'Pass', 'Result': 1, 'ResultPath': '$.a.b', 'End': true", "{'a':'text'}");
        Assert.Equal(ErrorNames.ResultPathMatchFailure, result.Error!.Error);
    }

    [Fact]
    public void Pass_PathLeadsNowhere_TellsPathFieldAndInput()
    {
        var result = _rig.RunState("'Type': 'Pass', 'Parameters': {'v.$': '$.none'}, 'End': true", "{'a':1}");
        Assert.Equal(ErrorNames.Runtime, result.Error!.Error);
        Assert.Equal(
            "An error occurred while executing the state 'S' (entered at the event id #2). The JSONPath '$.none' specified for the field 'v.$' could not be found in the input '{\"a\":1}'",
            result.Error.Cause);
    }

    [Fact]
    public void Pass_OutputTooLarge_DataLimitExceeded()
    {
        var result = _rig.RunState("'Type': 'Pass', 'Parameters': {'a.$': '$.a', 'b.$': '$.a'}, 'End': true", $"{{'a':'{new string('x', 140_000)}'}}");
        Assert.Equal(ErrorNames.DataLimitExceeded, result.Error!.Error);
    }

    [Fact]
    public void Assign_OldValuesAreSeenUntilTheStateEnds()
    {
        var result = _rig.Run(
            """
            {'StartAt':'A','States':{
              'A':{'Type':'Pass','Assign':{'x':1,'y':2},'Next':'B'},
              'B':{'Type':'Pass','Assign':{'x.$':'$y','y.$':'$x'},'Next':'C'},
              'C':{'Type':'Pass','Parameters':{'x.$':'$x','y.$':'$y'},'End':true}}}
            """);
        Assert.Equal(Json("{'x':2,'y':1}"), result.Output);
    }

    [Fact]
    public void Assign_InABranch_StaysThere()
    {
        var result = _rig.Run(
            """
            {'StartAt':'A','States':{
              'A':{'Type':'Pass','Assign':{'x':1},'Next':'P'},
              'P':{'Type':'Parallel','Branches':[{'StartAt':'B','States':{'B':{'Type':'Pass','Assign':{'inner.$':'$x'},'End':true}}}],'Next':'C'},
              'C':{'Type':'Pass','Parameters':{'x.$':'$inner'},'End':true}}}
            """);
        Assert.Contains("Variable 'inner' does not exist", result.Error!.Cause);
    }
}
