using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using static EventPatterns.Simulator.Tests.StepFunctions.StateMachineRig;

namespace EventPatterns.Simulator.Tests.StepFunctions;

public sealed class JsonataModeTests
{
    private readonly StateMachineRig _rig = new() { Jsonata = new DottedNames() };

    [Fact]
    public void Pass_Output_SeesInputAndVariables()
    {
        var result = _rig.Run(
            """
            {'QueryLanguage':'JSONata','StartAt':'A','States':{
              'A':{'Type':'Pass','Assign':{'x':'{% states.input.a %}'},'Next':'B'},
              'B':{'Type':'Pass','Output':{'x':'{% x %}','same':'text'},'End':true}}}
            """,
            "{'a':4}");
        Assert.Equal(Json("{'x':4,'same':'text'}"), result.Output);
    }

    [Fact]
    public void Task_ArgumentsAndOutput_SeeInputAndResult()
    {
        var result = _rig.RunState(
            "'QueryLanguage':'JSONata','Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'v':'{% states.input.a %}'},'Output':'{% states.result.v %}','End':true",
            "{'a':4}");
        Assert.Equal((Json)4, result.Output);
    }

    [Fact]
    public void Catch_Output_SeesTheError()
    {
        _rig.Task = (_, _) => new(TaskOutcome.Failed("Broken", "why"));
        var result = _rig.Run(
            """
            {'QueryLanguage':'JSONata','StartAt':'S','States':{
              'S':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Next':'D','Catch':[{'ErrorEquals':['States.ALL'],'Output':'{% states.errorOutput.Error %}','Next':'D'}]},
              'D':{'Type':'Succeed'}}}
            """);
        Assert.Equal((Json)"Broken", result.Output);
    }

    [Fact]
    public void Map_Items_MustBeAnArray()
    {
        var result = _rig.RunState(
            "'QueryLanguage':'JSONata','Type':'Map','Items':'{% states.input.a %}','ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}},'End':true",
            "{'a':4}");
        Assert.Equal(ErrorNames.QueryEvaluationError, result.Error!.Error);
        Assert.Contains("Expected 'array', but was 'number' for value: 4", result.Error.Cause);
        Assert.Contains("EvaluationFailed", _rig.EventTypes);
    }

    [Fact]
    public void Query_GivesNothing_IsAnError()
    {
        var result = _rig.RunState("'QueryLanguage':'JSONata','Type':'Pass','Output':'{% none %}','End':true");
        Assert.Contains("The JSONata expression 'none' specified for the field 'Output' returned nothing (undefined).", result.Error!.Cause);
    }

    [Fact]
    public void Run_WithoutEngine_SaysHowToGetOne()
    {
        var thrown = Assert.Throws<SimulationException>(() =>
            new StateMachineRig().RunState("'QueryLanguage':'JSONata','Type':'Pass','Output':'{% x %}','End':true"));
        Assert.Contains("no engine was given", thrown.Message);
    }

    /// <summary>Knows names with dots alone: enough to see what a field is given.</summary>
    private sealed class DottedNames : IJsonataEngine
    {
        public Json? Evaluate(string expression, IReadOnlyDictionary<string, Json> bindings, JsonataAmbience ambience)
        {
            var names = expression.Split('.');
            var value = bindings.GetValueOrDefault(names[0]);
            foreach (var name in names[1..]) value = value?[name];
            return value;
        }

        public void Validate(string expression)
        {
        }
    }
}
