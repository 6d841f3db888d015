using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.StepFunctions.Executions;

/// <summary>The calls about executions.</summary>
internal sealed class ExecutionCalls(World world, MachineCalls machines, ExecutionRunner runner)
{
    private const int MostBytes = 262_144;
    private static readonly JsonString NoInput = new("{}");

    /// <summary>How long the name of a Standard execution stays taken (API_StartExecution).</summary>
    private static readonly TimeSpan NamesKept = TimeSpan.FromDays(90);

    public IEnumerable<(string Name, Func<AwsCall, ValueTask<Answer>> Action)> Actions =>
    [
        ("StartExecution", call => ValueTask.FromResult(Start(call))),
        ("StartSyncExecution", StartSync),
        ("DescribeExecution", call => With(call, record => Answer.Of(ExecutionAnswers.Describe(record)))),
        ("StopExecution", call => With(call, record => Stop(call, record))),
        ("GetExecutionHistory", call => With(call, record => Answer.Of(ExecutionAnswers.History(record, call.Request.FlagOf("reverseOrder"))))),
        ("ListExecutions", call => ValueTask.FromResult(List(call))),
    ];

    private Answer Start(AwsCall call)
    {
        if (Read(call, out var machine, out var input) is { } refused) return refused;
        var name = call.Request.TextOf("name");
        if (!machine.Express && name is not null && runner.Find(machine.ExecutionArn(name, "")) is { } before
            && before.StartedAt + NamesKept > world.Loop.Now)
        {
            return before.Running && before.Request.Input.Equals(input)
                ? Started(before)
                : Answer.Fail("ExecutionAlreadyExists", $"Execution Already Exists: '{before.Request.Arn}'");
        }
        var record = runner.Start(machine, name, input, call.Cause);
        // An asynchronous Express execution is at least once (SFN/choosing-workflow-type.html).
        for (var copy = machine.Express ? world.Faults.Copies(machine.Arn, call.Cause) : 1; copy > 1; copy--) runner.Start(machine, name, input, call.Cause);
        return Started(record);
    }

    private async ValueTask<Answer> StartSync(AwsCall call)
    {
        if (Read(call, out var machine, out var input) is { } refused) return refused;
        if (!machine.Express)
            return Answer.Fail("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
        var record = runner.Start(machine, call.Request.TextOf("name"), input, call.Cause, synchronous: true);
        await record.Ended.ConfigureAwait(false);
        return Answer.Of(ExecutionAnswers.Describe(record));
    }

    private Answer Stop(AwsCall call, ExecutionRecord record)
    {
        if (record.Machine.Express) return Answer.Fail("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
        if (record.Running) runner.Abort(record, call.Request.TextOf("error"), call.Request.TextOf("cause"));
        return Answer.Of(JsonMap.Of(("stopDate", ExecutionAnswers.Seconds(record.StoppedAt!.Value))));
    }

    private Answer List(AwsCall call) => Answer.Of(JsonMap.Of(("executions", JsonList.Of(
        from record in runner.All.Reverse()
        where record.Machine.Arn == call.Request.TextOf("stateMachineArn")
        where call.Request.TextOf("statusFilter") is not { } status || record.StatusName == status
        select ExecutionAnswers.Describe(record).Without("input").Without("inputDetails").Without("output").Without("outputDetails")))));

    private AwsError? Read(AwsCall call, out DeployedMachine machine, out Json input)
    {
        var arn = call.Request.TextOf("stateMachineArn") ?? "";
        var text = call.Request["input"] as JsonString ?? NoInput;
        input = JsonMap.Empty;
        machine = machines.Find(arn)!;
        if (machine is null) return MachineCalls.Missing(arn);
        if (text.Parsed is not { } parsed) return new AwsError("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{text.Value}' is not valid JSON");
        if (text.TextLength > MostBytes)
            return new AwsError("ValidationException", $"1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to {MostBytes}");
        input = parsed;
        return null;
    }

    private ValueTask<Answer> With(AwsCall call, Func<ExecutionRecord, Answer> action)
    {
        var arn = call.Request.TextOf("executionArn");
        return ValueTask.FromResult(runner.Find(arn) is { } record
            ? action(record)
            : Answer.Fail("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'"));
    }

    private static Answer Started(ExecutionRecord record) => Answer.Of(JsonMap.Of(
        ("executionArn", record.Request.Arn), ("startDate", ExecutionAnswers.Seconds(record.StartedAt))));
}
