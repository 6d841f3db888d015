using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.History;
using static EventPatterns.Simulator.Tests.StepFunctions.StateMachineRig;

namespace EventPatterns.Simulator.Tests.StepFunctions;

public sealed class BranchTests
{
    private readonly StateMachineRig _rig = new();

    [Fact]
    public void Parallel_Outputs_StandInTheOrderOfTheBranches()
    {
        var result = _rig.RunState(
            """
            'Type':'Parallel','End':true,'Branches':[
              {'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':5,'Next':'A2'},'A2':{'Type':'Pass','Result':'slow','End':true}}},
              {'StartAt':'B','States':{'B':{'Type':'Pass','Result':'fast','End':true}}}]
            """);
        Assert.Equal(Json("['slow','fast']"), result.Output);
    }

    [Fact]
    public void Parallel_ABranchFails_TheOthersAreAborted()
    {
        var result = _rig.RunState(
            """
            'Type':'Parallel','End':true,'Branches':[
              {'StartAt':'A','States':{'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true}}},
              {'StartAt':'B','States':{'B':{'Type':'Wait','Seconds':1,'Next':'F'},'F':{'Type':'Fail','Error':'Broken'}}}]
            """);
        Assert.Equal(ExecutionStatus.Failed, result.Status);

        _rig.Task = async (_, cancellation) =>
        {
            await _rig.Delay(TimeSpan.FromHours(1), cancellation).ConfigureAwait(false);
            return TaskOutcome.Succeeded(Data.Json.Null);
        };
        var before = _rig.Elapsed;
        result = _rig.RunState(
            """
            'Type':'Parallel','End':true,'Branches':[
              {'StartAt':'A','States':{'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true}}},
              {'StartAt':'B','States':{'B':{'Type':'Wait','Seconds':1,'Next':'F'},'F':{'Type':'Fail','Error':'Broken'}}}]
            """);
        Assert.Equal("Broken", result.Error!.Error);
        Assert.Equal(TimeSpan.FromSeconds(1), _rig.Elapsed - before);
        Assert.Contains("TaskStateAborted", _rig.EventTypes);
        Assert.Contains("ParallelStateFailed", _rig.EventTypes);
    }

    [Fact]
    public void Map_ItemSelector_SeesItemIndexAndInput()
    {
        var result = _rig.RunState(
            """
            'Type':'Map','ItemsPath':'$.list','ItemSelector':{'v.$':'$$.Map.Item.Value','i.$':'$$.Map.Item.Index','all.$':'$.n'},
            'ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}},'End':true
            """,
            "{'list':['a','b'],'n':9}");
        Assert.Equal(Json("[{'v':'a','i':0,'all':9},{'v':'b','i':1,'all':9}]"), result.Output);
    }

    [Theory]
    [InlineData("0", 3)]
    [InlineData("1", 6 * 3)]
    [InlineData("2", 3 * 3)]
    [InlineData("4", 2 * 3)]
    public void Map_MaxConcurrency_BoundsWhatRunsAtOnce(string most, int seconds)
    {
        _rig.RunState(
            $"'Type':'Map','MaxConcurrency':{most},'ItemProcessor':{{'StartAt':'W','States':{{'W':{{'Type':'Wait','Seconds':3,'End':true}}}}}},'End':true",
            "[1,2,3,4,5,6]");
        Assert.Equal(TimeSpan.FromSeconds(seconds), _rig.Elapsed);
    }

    [Fact]
    public void Map_NoItems_GivesAnEmptyArray()
    {
        var result = _rig.RunState("'Type':'Map','ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}},'End':true", "[]");
        Assert.Equal(Json("[]"), result.Output);
    }

    [Fact]
    public void Map_NotAnArray_FailsAtRuntime()
    {
        var result = _rig.RunState("'Type':'Map','ItemsPath':'$.a','ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}},'End':true", "{'a':1}");
        Assert.Equal(ErrorNames.Runtime, result.Error!.Error);
        Assert.Contains("must point to array", result.Error.Cause);
    }

    [Fact]
    public void Map_OneAtATime_EachIterationFollowsTheLast()
    {
        _rig.RunState("'Type':'Map','MaxConcurrency':1,'ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}},'End':true", "[1,2]");
        var second = _rig.Execution.History.Last(happened => happened.Type == HistoryEventType.MapIterationStarted);
        Assert.Equal(HistoryEventType.PassStateExited, _rig.Execution.History[(int)second.PreviousId - 1].Type);
    }

    [Fact]
    public void Map_Distributed_RunsChildrenInBatches()
    {
        var result = _rig.RunState(
            """
            'Type':'Map','ItemBatcher':{'MaxItemsPerBatch':2,'BatchInput':{'x':1}},
            'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'},'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}},'End':true
            """,
            "[1,2,3]");
        Assert.Equal(Json("[{'BatchInput':{'x':1},'Items':[1,2]},{'BatchInput':{'x':1},'Items':[3]}]"), result.Output);
        Assert.Contains("MapRunSucceeded", _rig.EventTypes);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void Map_DistributedFailures_AreToleratedUpToTheCount(int tolerated, bool succeeds)
    {
        var result = _rig.RunState(
            $$$"""
            'Type':'Map','ToleratedFailureCount':{{{tolerated}}},
            'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt':'C','States':{
              'C':{'Type':'Choice','Choices':[{'Variable':'$','NumericEquals':2,'Next':'F'}],'Default':'P'},
              'F':{'Type':'Fail','Error':'Two'},'P':{'Type':'Pass','End':true} } },'End':true
            """,
            "[1,2,3]");
        Assert.Equal(succeeds ? ExecutionStatus.Succeeded : ExecutionStatus.Failed, result.Status);
    }

    [Fact]
    public void Map_ItemReader_SaysThatItIsNotSimulated()
    {
        var thrown = Assert.Throws<SimulationException>(() => _rig.RunState(
            """
            'Type':'Map','ItemReader':{'Resource':'arn:aws:states:::s3:getObject','Parameters':{'Bucket':'b','Key':'k'}},
            'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}},'End':true
            """));
        Assert.Contains("'S' has an ItemReader", thrown.Message);
    }
}
