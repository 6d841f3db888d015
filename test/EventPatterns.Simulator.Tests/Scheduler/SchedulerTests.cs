using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.Scheduler;
using EventPatterns.Simulator.Tests.Sqs;

namespace EventPatterns.Simulator.Tests.Scheduler;

public sealed class SchedulerTests
{
    private readonly SqsWorld _sqs = new();
    private readonly FakeService _states = new("states");
    private readonly string _queue;

    public SchedulerTests()
    {
        _queue = _sqs.Queue("q");
        foreach (var service in (IAwsService[])[_states, new SchedulerService(_sqs.Test.World)]) _sqs.Test.Door.Open(service);
    }

    [Fact]
    public void At_RunUntilIdle_IsWaitedForAndFiresInItsMinute()
    {
        Create("at(2026-03-01T12:00:00)");

        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal(["hello"], _sqs.Bodies(_queue));
        Assert.InRange(_sqs.Test.Loop.Now, new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), new(2026, 3, 1, 12, 1, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Rate_RunUntilIdle_DoesNotKeepTheSimulationGoing()
    {
        Create("rate(5 minutes)");

        _sqs.Test.Loop.RunUntilIdle();
        Assert.Empty(_sqs.Bodies(_queue));
        _sqs.Test.Loop.Run(TimeSpan.FromMinutes(21));

        Assert.Equal(4, _sqs.Receive(_queue).Count);
    }

    [Fact]
    public void Rate_StartAndEnd_BoundIt()
    {
        Create("rate(1 hour)", ("StartDate", "2026-01-02T00:00:00Z"), ("EndDate", "2026-01-02T02:30:00Z"));

        _sqs.Test.Loop.Run(TimeSpan.FromDays(3));

        Assert.Equal(2, _sqs.Receive(_queue).Count);
    }

    [Fact]
    public void At_TimeZone_IsThatZonesTime()
    {
        Create("at(2026-07-01T12:00:00)", ("ScheduleExpressionTimezone", "UTC"));

        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal(12, _sqs.Test.Loop.Now.Hour);
    }

    [Fact]
    public void At_DeleteAfterCompletion_IsGone()
    {
        Create("at(2026-01-01T12:00:00)", ("ActionAfterCompletion", "DELETE"));
        Assert.True(Call("GetSchedule").Ok);

        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal("ResourceNotFoundException", Call("GetSchedule").Error?.Code);
    }

    [Fact]
    public void Delete_BeforeItsTime_NeverFires()
    {
        Create("at(2026-01-01T12:00:00)");

        Call("DeleteSchedule");
        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal(TestWorld.Start, _sqs.Test.Loop.Now);
    }

    [Fact]
    public void Update_OtherTime_FiresThenAlone()
    {
        Create("at(2026-01-01T12:00:00)");

        Call("UpdateSchedule", ("ScheduleExpression", "at(2026-02-01T12:00:00)"), ("Target", Target()));
        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal(2, _sqs.Test.Loop.Now.Month);
        Assert.Single(_sqs.Receive(_queue));
    }

    [Fact]
    public void UniversalTarget_CallsTheApiThatItNames()
    {
        Create("at(2026-01-01T12:00:00)", ("Target", JsonMap.Of(
            ("Arn", "arn:aws:scheduler:::aws-sdk:sfn:startExecution"),
            ("RoleArn", "arn:aws:iam::111111111111:role/r"),
            ("Input", """{"stateMachineArn":"m","input":"<aws.scheduler.attempt-number>"}"""))));

        _sqs.Test.Loop.RunUntilIdle();

        var call = Assert.Single(_states.Calls);
        Assert.Equal(("states:StartExecution", "m", "1"), (call.Name, call.Request.TextOf("stateMachineArn"), call.Request.TextOf("input")));
    }

    [Fact]
    public void Target_ThrottlesForEver_IsDeadLetteredWithTheReason()
    {
        var dead = _sqs.Queue("dead");
        _states.Reply = _ => Answer.Fail("ThrottlingException", "slow down");
        Create("at(2026-01-01T12:00:00)", ("Target", JsonMap.Of(
            ("Arn", TestWorld.Home.Arn("states", "stateMachine:m")),
            ("RoleArn", "arn:aws:iam::111111111111:role/r"),
            ("Input", "{}"),
            ("RetryPolicy", JsonMap.Of(("MaximumRetryAttempts", 2))),
            ("DeadLetterConfig", JsonMap.Of(("Arn", SqsWorld.Arn("dead")))))));

        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal(3, _states.Calls.Count);
        var letter = Assert.Single(_sqs.Receive(dead, more: ("MessageAttributeNames", JsonList.Of("All"))));
        Assert.Equal("MaximumRetryAttempts", letter["MessageAttributes"]!["EXHAUSTED_RETRY_CONDITION"]!.TextOf("StringValue"));
        Assert.Equal("2", letter["MessageAttributes"]!["RETRY_ATTEMPTS"]!.TextOf("StringValue"));
    }

    [Theory]
    [InlineData("rate(1 minutes)")]
    [InlineData("cron(0 1 * * * *)")]
    public void Create_InvalidExpression_IsRefused(string expression) =>
        Assert.Equal("ValidationException", Call("CreateSchedule", ("ScheduleExpression", expression), ("Target", Target())).Error?.Code);

    [Fact]
    public void Create_Twice_IsRefused()
    {
        Create("rate(1 hour)");

        Assert.Equal("ConflictException", Call("CreateSchedule", ("ScheduleExpression", "rate(1 hour)"), ("Target", Target())).Error?.Code);
    }

    [Fact]
    public void Create_UnknownGroup_IsRefused() => Assert.Equal("ResourceNotFoundException",
        Call("CreateSchedule", ("GroupName", "none"), ("ScheduleExpression", "rate(1 hour)"), ("Target", Target())).Error?.Code);

    private void Create(string expression, params ReadOnlySpan<(string, Json)> more)
    {
        var answer = Call("CreateSchedule", [("ScheduleExpression", expression), ("Target", Target()), .. more]);
        Assert.True(answer.Ok, answer.Error?.Message);
    }

    private static JsonMap Target() => JsonMap.Of(("Arn", SqsWorld.Arn("q")), ("RoleArn", "arn:aws:iam::111111111111:role/r"), ("Input", "hello"));

    private Answer Call(string action, params ReadOnlySpan<(string, Json)> request) =>
        _sqs.Test.Call("scheduler", action, JsonMap.Of([("Name", "s"), .. request]));
}
