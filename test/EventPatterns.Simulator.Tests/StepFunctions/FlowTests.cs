using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.History;
using static EventPatterns.Simulator.Tests.StepFunctions.StateMachineRig;

namespace EventPatterns.Simulator.Tests.StepFunctions;

public sealed class FlowTests
{
    private readonly StateMachineRig _rig = new();

    [Fact]
    public void Wait_Seconds_TakesVirtualTime()
    {
        _rig.RunState("'Type': 'Wait', 'Seconds': 86400, 'End': true");
        Assert.Equal(TimeSpan.FromDays(1), _rig.Elapsed);
    }

    [Theory]
    [InlineData("'SecondsPath': '$.s'", "{'s':90}", 90)]
    [InlineData("'TimestampPath': '$.t'", "{'t':'2026-01-01T00:02:00Z'}", 120)]
    [InlineData("'Timestamp': '2026-01-01T01:00:00+01:00'", "{}", 0)]
    [InlineData("'Timestamp': '2020-01-01T00:00:00Z'", "{}", 0)]
    public void Wait_Until_TakesWhatIsLeft(string field, string input, int seconds)
    {
        _rig.RunState($"'Type': 'Wait', {field}, 'End': true", input);
        Assert.Equal(TimeSpan.FromSeconds(seconds), _rig.Elapsed);
    }

    [Theory]
    [InlineData("'SecondsPath': '$.v'", "-1", "references a negative value")]
    [InlineData("'SecondsPath': '$.v'", "1.5", "cannot be parsed as a long value")]
    [InlineData("'TimestampPath': '$.v'", "'2026-13-01T00:00:00Z'", "does not reference a valid ISO-8601")]
    [InlineData("'TimestampPath': '$.v'", "'2200-01-01T00:00:00Z'", "delay is too long")]
    public void Wait_BadValue_FailsAtRuntime(string field, string value, string cause)
    {
        var result = _rig.RunState($"'Type': 'Wait', {field}, 'End': true", $"{{'v':{value}}}");
        Assert.Equal(ErrorNames.Runtime, result.Error!.Error);
        Assert.Contains(cause, result.Error.Cause);
    }

    [Fact]
    public void Fail_Paths_GiveErrorAndCause()
    {
        var result = _rig.RunState("'Type': 'Fail', 'ErrorPath': '$.e', 'CausePath': 'States.Format(\\'because {}\\', $.c)'".Replace("\\'", "\\u0027"), "{'e':'Broken','c':'old'}");
        Assert.Equal((ExecutionStatus.Failed, "Broken", "because old"), (result.Status, result.Error!.Error, result.Error.Cause));
    }

    [Fact]
    public void Choice_NoRuleAndNoDefault_NoChoiceMatched()
    {
        var result = _rig.Run("{'StartAt':'C','States':{'C':{'Type':'Choice','Choices':[{'Variable':'$.a','NumericEquals':1,'Next':'D'}]},'D':{'Type':'Succeed'}}}", "{'a':2}");
        Assert.Equal(ErrorNames.NoChoiceMatched, result.Error!.Error);
    }

    [Fact]
    public void Run_LoopOfPassStates_EndsAtTheHistoryQuota()
    {
        var result = _rig.Run("{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Choice','Choices':[{'Variable':'$.a','IsPresent':true,'Next':'C'}],'Default':'A'},'C':{'Type':'Succeed'}}}");
        Assert.Equal("The execution reached the maximum number of history events (25000).", result.Error!.Cause);
        Assert.Equal(25_000, _rig.Execution.History.Count);
    }

    [Fact]
    public void Run_LongLoopOfTasks_LeavesTheStackAlone()
    {
        var left = 4_000;
        _rig.Task = async (_, cancellation) =>
        {
            await _rig.Delay(TimeSpan.FromMilliseconds(1), cancellation).ConfigureAwait(false);
            return TaskOutcome.Succeeded(--left);
        };
        var result = _rig.Run(
            """
            {'StartAt':'T','States':{
              'T':{'Type':'Task','Resource':'arn:aws:lambda:eu-west-1:111111111111:function:f','Next':'C'},
              'C':{'Type':'Choice','Choices':[{'Variable':'$','NumericEquals':0,'Next':'D'}],'Default':'T'},
              'D':{'Type':'Succeed'}}}
            """);
        Assert.Equal(ExecutionStatus.Failed, result.Status);
        Assert.Contains("25000", result.Error!.Cause);
    }

    [Fact]
    public void Run_MachineTimeout_TimesOut()
    {
        var result = _rig.Run("{'StartAt':'W','TimeoutSeconds':10,'States':{'W':{'Type':'Wait','Seconds':60,'End':true}}}");
        Assert.Equal((ExecutionStatus.TimedOut, ErrorNames.Timeout), (result.Status, result.Error!.Error));
        Assert.Equal(TimeSpan.FromSeconds(10), _rig.Elapsed);
        Assert.Equal("ExecutionTimedOut", _rig.EventTypes.Last());
    }

    [Fact]
    public void Run_ExpressBeyondFiveMinutes_TimesOut()
    {
        var result = _rig.Run("{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':301,'End':true}}}", express: true);
        Assert.Equal(ExecutionStatus.TimedOut, result.Status);
    }

    [Fact]
    public void Run_CancelledAtAState_EndsAtThatBoundary()
    {
        using var stop = new CancellationTokenSource();
        _rig.Looking = happened =>
        {
            if (happened is { Type: HistoryEventType.PassStateExited }) stop.Cancel();
        };
        _rig.Stop = stop.Token;
        Assert.ThrowsAny<OperationCanceledException>(() => _rig.Run("{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Succeed'}}}"));
        Assert.Equal(["ExecutionStarted", "PassStateEntered", "PassStateExited"], _rig.EventTypes);
    }

    [Fact]
    public void History_Event_IsWrittenAsTheApiGivesIt()
    {
        _rig.RunState("'Type': 'Pass', 'Assign': {'x': 1}, 'End': true", "{'a':1}");
        Assert.Equal(
            Json("""
                {'timestamp':1767225600,'type':'PassStateExited','id':3,'previousEventId':2,'stateExitedEventDetails':{'name':'S',
                 'output':'{\'a\':1}','outputDetails':{'truncated':false},'assignedVariables':{'x':'1'},'assignedVariablesDetails':{'truncated':false}}}
                """.Replace("\\'", "\\\"")),
            _rig.Execution.History[2].ToJson());
    }
}
