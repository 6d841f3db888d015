using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using EventPatterns.Cdk.Consumers;
using static EventPatterns.Cdk.Orchestration.ClaimUpdate;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// The watch beside a workflow's steps: a state that waits for a token which only a cancellation fails, so that the steps are
/// cut off wherever they stand. When the steps are done, a conditional write decides whether the cancellation or they came
/// first, and the watch is ended.
/// </summary>
internal sealed class CancellationStates(WorkflowContext context, string key, Duration deadline)
{
    private const string Item = "$.workflow";
    private const string Done = "$.done";

    private Table Table => context.Replies!.Claims.Table;

    public IChainable Watch()
    {
        var watch = new ClaimUpdate
        {
            Key = key,
            Comment = "Waits to be cancelled.",
            Condition = $"attribute_not_exists(#{ClaimItem.Cancelled}) AND attribute_not_exists(#{ClaimItem.Committed}) AND {IsFreeOrOurs}",
        }
            .Set(ClaimItem.Token, Text(ClaimItem.TaskToken))
            .Set(ClaimItem.Execution, Text("$$.Execution.Id"))
            .KeepFor(deadline.Plus(Duration.Days(ClaimItem.DaysKept)))
            .In(context, "AwaitCancellation", Table, new TokenWait(deadline, null, JsonPath.DISCARD) { Final = [Errors.TIMEOUT, Workflow.CancelledError] });
        // Over already, or another workflow has the key, and this one can't be cancelled.
        watch.AddCatch(WasCancelled("Watched", new Succeed(context, "NotWatched")), new CatchProps { Errors = [Refused], ResultPath = JsonPath.DISCARD });
        watch.AddCatch(Expire(), new CatchProps { Errors = [Errors.TIMEOUT], ResultPath = JsonPath.DISCARD });
        return watch;
    }

    // The deadline and the end of the steps meet in the item, like a cancellation and their end.
    private CallAwsService Expire()
    {
        var expire = new ClaimUpdate
        {
            Key = key,
            Comment = "Past its deadline the workflow is cancelled, unless its steps are done.",
            Condition = $"attribute_not_exists(#{ClaimItem.Committed})",
        }
            .Set(ClaimItem.Cancelled, Text(Workflow.DeadlineError))
            .KeepFor(Duration.Days(ClaimItem.DaysKept))
            .In(context, "MarkExpired", Table);
        expire.AddCatch(new Succeed(context, "DoneInTime"), new CatchProps { Errors = [Refused], ResultPath = JsonPath.DISCARD });
        expire.Next(new Fail(context, "PastDeadline", new FailProps { Error = Workflow.DeadlineError, Cause = "The workflow took longer than Cancellation.Deadline." }));
        return expire;
    }

    public IChainable Committed(IChainable steps)
    {
        var done = new Parallel(context, "Work", new ParallelProps { ResultPath = Done });
        done.Branch(steps);
        var result = new Pass(context, "WorkDone", new PassProps { OutputPath = $"{Done}[0]" });
        var commit = new ClaimUpdate
        {
            Key = key,
            Comment = "From now on it is too late to cancel.",
            Condition = $"attribute_not_exists(#{ClaimItem.Cancelled}) AND {IsFreeOrOurs}",
            ReadInto = Item,
            ReadsAll = true,
        }
            .Set(ClaimItem.Committed, new Dictionary<string, object> { ["BOOL"] = true })
            .Set(ClaimItem.Execution, Text("$$.Execution.Id"))
            .KeepFor(Duration.Days(ClaimItem.DaysKept))
            .In(context, "Commit", Table);
        commit.AddCatch(WasCancelled("Committed", result), new CatchProps { Errors = [Refused], ResultPath = JsonPath.DISCARD });
        return done.Next(commit).Next(new Choice(context, "IsWatched")
            .When(Condition.IsPresent($"{Item}.Item.{ClaimItem.Token}"), EndWatch(result))
            .Otherwise(result));
    }

    private CustomState EndWatch(IChainable next)
    {
        var end = new TaskReturn("Watch", "sendTaskSuccess", new() { ["Output"] = "{}" })
            .State(context, "EndWatch", $"{Item}.Item.{ClaimItem.Token}.S", new RetryProps { Errors = TaskReturn.NobodyWaits, MaxAttempts = 0 }, TransientErrors.Patient);
        // What is committed is not undone since its watch goes on: the deadline ends that.
        end.AddCatch(next, new CatchProps { Errors = [Errors.ALL], ResultPath = JsonPath.DISCARD });
        end.Next(next);
        return end;
    }

    private Chain WasCancelled(string what, IChainable otherwise)
    {
        var read = new DynamoGetItem(context, $"Read{what}", new DynamoGetItemProps
        {
            Table = Table,
            Key = new Dictionary<string, DynamoAttributeValue> { [ClaimItem.Key] = DynamoAttributeValue.FromString(JsonPath.StringAt(key)) },
            ConsistentRead = true,
            ResultPath = Item,
        });
        read.AddRetry(TransientErrors.Patient);
        return read.Next(new Choice(context, $"WasCancelledWhen{what}")
            .When(Condition.IsPresent($"{Item}.Item.{ClaimItem.Cancelled}"), new Fail(context, $"CancelledWhen{what}", new FailProps { Error = Workflow.CancelledError, Cause = "An event cancelled the workflow." }))
            .Otherwise(otherwise));
    }

    private static string IsFreeOrOurs => $"(attribute_not_exists(#{ClaimItem.Execution}) OR #{ClaimItem.Execution} = :{ClaimItem.Execution})";
}
