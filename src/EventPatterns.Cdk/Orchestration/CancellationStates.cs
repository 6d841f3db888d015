using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
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
            .In(context, "AwaitCancellation", Table, new TokenWait(deadline, null, JsonPath.DISCARD));
        // Over already, or another workflow has the key, and this one can't be cancelled.
        watch.AddCatch(WasCancelled("Watched", new Succeed(context, "NotWatched")), new CatchProps { Errors = [Refused], ResultPath = JsonPath.DISCARD });
        return watch;
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
        var end = new TaskReturn("Watch", "sendTaskSuccess", new() { ["Output"] = "{}" }).State(context, "EndWatch", $"{Item}.Item.{ClaimItem.Token}.S");
        end.AddCatch(next, new CatchProps { Errors = TaskReturn.NobodyWaits, ResultPath = JsonPath.DISCARD });
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
        read.AddRetry(Consumers.TransientErrors.Patient);
        return read.Next(new Choice(context, $"WasCancelledWhen{what}")
            .When(Condition.IsPresent($"{Item}.Item.{ClaimItem.Cancelled}"), new Fail(context, $"CancelledWhen{what}", new FailProps { Error = Workflow.CancelledError, Cause = "An event cancelled the workflow." }))
            .Otherwise(otherwise));
    }

    private static string IsFreeOrOurs => $"(attribute_not_exists(#{ClaimItem.Execution}) OR #{ClaimItem.Execution} = :{ClaimItem.Execution})";
}
