using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using static EventPatterns.Simulator.Tests.StepFunctions.StateMachineRig;

namespace EventPatterns.Simulator.Tests.StepFunctions;

public sealed class TaskTests
{
    private const string Call = "'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'End': true";

    private readonly StateMachineRig _rig = new();

    [Theory]
    [InlineData("'IntervalSeconds': 2, 'BackoffRate': 2, 'MaxAttempts': 3", 2 + 4 + 8)]
    [InlineData("'IntervalSeconds': 10, 'BackoffRate': 10, 'MaxDelaySeconds': 15, 'MaxAttempts': 3", 10 + 15 + 15)]
    [InlineData("'MaxAttempts': 0", 0)]
    [InlineData("'IntervalSeconds': 1", 1 + 2 + 4)]
    public void Retry_EachTime_WaitsLonger(string retry, int seconds)
    {
        _rig.Task = (_, _) => new(TaskOutcome.Failed("Broken", "why"));
        var result = _rig.RunState($"{Call}, 'Retry': [ {{ 'ErrorEquals': ['States.ALL'], {retry} }} ]");
        Assert.Equal("Broken", result.Error!.Error);
        Assert.Equal(TimeSpan.FromSeconds(seconds), _rig.Elapsed);
    }

    [Fact]
    public void Retry_FullJitter_WaitsLessThanWithout()
    {
        _rig.Task = (_, _) => new(TaskOutcome.Failed("Broken", "why"));
        _rig.RunState($"{Call}, 'Retry': [ {{ 'ErrorEquals': ['Broken'], 'IntervalSeconds': 100, 'MaxAttempts': 2, 'JitterStrategy': 'FULL' }} ]");
        Assert.InRange(_rig.Elapsed, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(300));
        Assert.NotEqual(TimeSpan.FromSeconds(300), _rig.Elapsed);
    }

    [Fact]
    public void Retry_SeveralRetriers_CountApart()
    {
        _rig.Task = (_, _) => new(TaskOutcome.Failed(_rig.Attempts.Count % 2 == 1 ? "A" : "B", null));
        _rig.RunState($"{Call}, 'Retry': [ {{ 'ErrorEquals': ['A'], 'MaxAttempts': 2 }}, {{ 'ErrorEquals': ['B'], 'MaxAttempts': 1 }} ]");
        Assert.Equal(4, _rig.Attempts.Count); // A, B, A, then B is spent
    }

    [Theory]
    [InlineData("States.ALL", "Any", true)]
    [InlineData("States.TaskFailed", "Any", true)]
    [InlineData("States.TaskFailed", "States.Timeout", false)]
    [InlineData("Other", "Any", false)]
    [InlineData("States.ALL", "States.Runtime", false)]
    [InlineData("States.ALL", "States.DataLimitExceeded", true)]
    [InlineData("States.TaskFailed", "States.DataLimitExceeded", false)]
    [InlineData("States.DataLimitExceeded", "States.DataLimitExceeded", true)]
    public void Catch_Names_MatchAsDocumented(string name, string error, bool caught)
    {
        _rig.Task = (_, _) => new(TaskOutcome.Failed(error, "why"));
        var result = _rig.Run($"{{'StartAt':'S','States':{{'S':{{ {Call}, 'Catch':[{{'ErrorEquals':['{name}'],'Next':'D'}}]}},'D':{{'Type':'Succeed'}}}}}}");
        Assert.Equal(caught ? ExecutionStatus.Succeeded : ExecutionStatus.Failed, result.Status);
    }

    [Theory]
    [InlineData("States.ALL", false)]
    [InlineData("States.TaskFailed", false)]
    [InlineData("States.DataLimitExceeded", true)]
    public void CatchAndRetry_OutputThatGrewTooLarge_TakenByItsNameAlone(string name, bool caught)
    {
        _rig.Task = (_, _) => new(TaskOutcome.Succeeded(new string('x', 140_000)));
        var branch = $"{{'StartAt':'S','States':{{'S':{{ {Call}, 'ResultPath':'$.too' }}}}}}";
        var input = $"{{'a':'{new string('x', 140_000)}'}}";
        var taken = $"'Retry':[{{'ErrorEquals':['{name}'],'MaxAttempts':1}}], 'Catch':[{{'ErrorEquals':['{name}'],'Next':'D'}}]";

        var own = _rig.Run($"{{'StartAt':'S','States':{{'S':{{ {Call}, 'ResultPath':'$.too', {taken} }},'D':{{'Type':'Succeed'}}}}}}", input);
        Assert.Equal((caught ? ExecutionStatus.Succeeded : ExecutionStatus.Failed, caught ? 2 : 1), (own.Status, _rig.Attempts.Count));

        var around = _rig.Run($"{{'StartAt':'P','States':{{'P':{{'Type':'Parallel','Branches':[{branch}], {taken}, 'End':true }},'D':{{'Type':'Succeed'}}}}}}", input);
        Assert.Equal(caught ? ExecutionStatus.Succeeded : ExecutionStatus.Failed, around.Status);
    }

    [Fact]
    public void Catch_ResultPath_AddsTheErrorToTheInput()
    {
        _rig.Task = (_, _) => new(TaskOutcome.Failed("Broken", "why"));
        var result = _rig.Run($"{{'StartAt':'S','States':{{'S':{{ {Call}, 'Catch':[{{'ErrorEquals':['Broken'],'ResultPath':'$.error','Next':'D'}}]}},'D':{{'Type':'Succeed'}}}}}}", "{'a':1}");
        Assert.Equal(Json("{'a':1,'error':{'Error':'Broken','Cause':'why'}}"), result.Output);
    }

    [Fact]
    public void Task_SlowerThanItsTimeout_TimesOut()
    {
        _rig.Task = async (_, cancellation) =>
        {
            await _rig.Delay(TimeSpan.FromMinutes(1), cancellation).ConfigureAwait(false);
            return TaskOutcome.Succeeded(Data.Json.Null);
        };
        var result = _rig.RunState($"{Call}, 'TimeoutSeconds': 5");
        Assert.Equal(ErrorNames.Timeout, result.Error!.Error);
        Assert.Equal(TimeSpan.FromSeconds(5), _rig.Elapsed);
        Assert.Equal(["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskTimedOut", "ExecutionFailed"], _rig.EventTypes);
    }

    [Fact]
    public void Task_HostIgnoresItsCancellation_TimesOutAllTheSame()
    {
        _rig.Task = async (_, _) =>
        {
            await _rig.Delay(TimeSpan.FromMinutes(1), CancellationToken.None).ConfigureAwait(false);
            return TaskOutcome.Succeeded(Data.Json.Null);
        };
        Assert.Equal(ErrorNames.Timeout, _rig.RunState($"{Call}, 'TimeoutSeconds': 5").Error!.Error);
    }

    [Fact]
    public void Task_HeartbeatsCome_LivesOn()
    {
        _rig.Task = async (task, cancellation) =>
        {
            for (var beat = 0; beat < 3; beat++)
            {
                await _rig.Delay(TimeSpan.FromSeconds(4), cancellation).ConfigureAwait(false);
                task.Beat();
            }
            return TaskOutcome.Succeeded("alive");
        };
        Assert.Equal((Json)"alive", _rig.RunState($"{Call}, 'HeartbeatSeconds': 5").Output);
    }

    [Fact]
    public void Task_HeartbeatMissed_MayBeCaughtByItsName()
    {
        _rig.Task = async (_, cancellation) =>
        {
            await _rig.Delay(TimeSpan.FromHours(1), cancellation).ConfigureAwait(false);
            return TaskOutcome.Succeeded(Data.Json.Null);
        };
        var result = _rig.Run($"{{'StartAt':'S','States':{{'S':{{ {Call}, 'HeartbeatSeconds': 5, 'Catch':[{{'ErrorEquals':['States.HeartbeatTimeout'],'Next':'D'}}]}},'D':{{'Type':'Succeed'}}}}}}");
        Assert.Equal(Json("{'Error':'States.Timeout','Cause':''}"), result.Output);
    }

    [Fact]
    public void Task_WaitForToken_TokenIsInContextAndRun()
    {
        _rig.Task = (task, _) =>
        {
            task.Submitted(JsonMap.Of(("MessageId", "m-1")));
            return new(TaskOutcome.Succeeded(task.Token!));
        };
        var result = _rig.RunState("'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', 'Parameters': {'t.$': '$$.Task.Token'}, 'End': true");
        Assert.Equal(_rig.Attempts.Single().Parameters["t"], result.Output);
        Assert.Contains("TaskSubmitted", _rig.EventTypes);
    }

    [Fact]
    public void Task_Lambda_HasEventsOfItsOwn()
    {
        _rig.RunState("'Type': 'Task', 'Resource': 'arn:aws:lambda:eu-west-1:111111111111:function:f', 'End': true");
        Assert.Equal(["LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded"], _rig.EventTypes.Skip(2).Take(3));
    }
}
