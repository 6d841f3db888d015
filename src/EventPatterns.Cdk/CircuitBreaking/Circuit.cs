using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>One circuit of a table: the states that read and change its item.</summary>
internal sealed record Circuit
{
    /// <summary>Where <see cref="TakeTrial"/> leaves the item.</summary>
    public const string TrialPath = "$.trial.Item";

    private const string Never = "1970-01-01T00:00:00.000Z";

    public required string Name { get; init; }

    public required ITable Table { get; init; }

    public required int FailureThreshold { get; init; }

    public required Duration SamplingDuration { get; init; }

    public required Duration BreakDuration { get; init; }

    public required int ProbeSuccesses { get; init; }

    /// <summary>How much traffic passes while half-open: none where a probe asks for itself.</summary>
    public required int Permits { get; init; }

    /// <summary>How often the event that opened the circuit is tried before the circuit closes all the same.</summary>
    public required int Trials { get; init; }

    /// <summary>Whether a failed call of DynamoDB is tried again for an hour: for a workflow that no queue starts again.</summary>
    public bool Patient { get; init; }

    /// <summary>Adds the retries to a read or a write, whose refused condition is an answer.</summary>
    public void Retry(TaskStateBase state)
    {
        if (!Patient)
        {
            state.AddRetry(TransientErrors.OfDynamoDb);
            return;
        }
        state.AddRetry(new RetryProps { Errors = [GuardTable.ConditionFailed], MaxAttempts = 0 });
        state.AddRetry(TransientErrors.Patient);
    }

    /// <summary>Reads the item; a circuit that nothing has happened to has none. Consistently, since a stale Closed would call a vendor that is down.</summary>
    public DynamoGetItem Read(Construct scope, string id, string resultPath = "$.circuit") => Get(scope, id, Name, resultPath);

    /// <summary>Reads the event that opened the circuit, and counts that it is tried; refused where no event did, or it was tried often enough.</summary>
    public DynamoUpdateItem TakeTrial(Construct scope, string id)
    {
        var take = new DynamoUpdateItem(scope, id, new DynamoUpdateItemProps
        {
            Comment = "Takes the event that opened the circuit, unless it was tried in vain for long: then it may be the event and not the vendor.",
            Table = Table,
            Key = new Dictionary<string, DynamoAttributeValue> { [CircuitItem.Key] = DynamoAttributeValue.FromString(TrialKey) },
            UpdateExpression = "ADD tries :one",
            ConditionExpression = $"attribute_exists({CircuitItem.Key}) AND (attribute_not_exists(tries) OR tries < :most)",
            ExpressionAttributeValues = new Dictionary<string, DynamoAttributeValue> { [":one"] = DynamoAttributeValue.FromNumber(1), [":most"] = DynamoAttributeValue.FromNumber(Trials) },
            ReturnValues = DynamoReturnValues.ALL_NEW,
            ResultSelector = new Dictionary<string, object> { ["Item.$"] = "$.Attributes" },
            ResultPath = "$.trial",
        });
        Retry(take);
        return take;
    }

    /// <summary>Reads the item, and makes it where there is none.</summary>
    public DynamoUpdateItem Ensure(Construct scope, string id) => Update(scope, id, "Reads the circuit, Closed if nothing has happened to it yet.", new($"SET {Initial}")
    {
        Values = { [":closed"] = Text(CircuitState.Closed), [":zero"] = DynamoAttributeValue.FromNumber(0) },
    });

    /// <summary>
    /// Notes a failure: the times of the latest move on by one, all in one write. If the oldest is within the sampling
    /// window then, the threshold is reached. Refused unless Closed.
    /// </summary>
    public DynamoUpdateItem CountFailure(Construct scope, string id)
    {
        var shifts = CircuitItem.Failures(FailureThreshold - 1).Select((name, index) => $"{name} = if_not_exists({CircuitItem.Failure(index + 2)}, :never)");
        var values = new Dictionary<string, DynamoAttributeValue>
        {
            [":closed"] = Text(CircuitState.Closed),
            [":zero"] = DynamoAttributeValue.FromNumber(0),
            [":now"] = DynamoAttributeValue.FromString(JsonPath.StringAt(Clock.Now)),
        };
        if (FailureThreshold > 1) values[":never"] = DynamoAttributeValue.FromString(Never);
        var assignments = string.Join(", ", [Initial, .. shifts, $"{CircuitItem.Failure(FailureThreshold)} = :now"]);
        return Update(scope, id, "Notes the failure's time beside the latest.", new($"SET {assignments}")
        {
            Condition = $"attribute_not_exists(#{CircuitItem.State}) OR #{CircuitItem.State} = :closed",
            Values = values,
        });
    }

    /// <summary>Takes one of the permits of a half-open circuit; refused where there is none.</summary>
    public DynamoUpdateItem TakePermit(Construct scope, string id) => Update(scope, id, "Takes a permit.", new($"SET {CircuitItem.Permits} = {CircuitItem.Permits} - :one")
    {
        Condition = $"#{CircuitItem.State} = :halfOpen AND #{CircuitItem.Version} = :version AND {CircuitItem.Permits} > :zero",
        Values = { [":halfOpen"] = Text(CircuitState.HalfOpen), [":version"] = VersionRead, [":one"] = DynamoAttributeValue.FromNumber(1), [":zero"] = DynamoAttributeValue.FromNumber(0) },
    });

    /// <summary>Notes that a permit was used well; refused where the circuit has moved on.</summary>
    public DynamoUpdateItem CountSuccess(Construct scope, string id) => Update(scope, id, "Notes the success.", new($"SET {CircuitItem.Successes} = {CircuitItem.Successes} + :one")
    {
        Condition = $"#{CircuitItem.State} = :halfOpen AND #{CircuitItem.Version} = :version",
        Values = { [":halfOpen"] = Text(CircuitState.HalfOpen), [":version"] = VersionRead, [":one"] = DynamoAttributeValue.FromNumber(1) },
    });

    /// <summary>Everything that was held is delivered; refused where the circuit has moved on, or events may be held since before what was covered.</summary>
    public DynamoUpdateItem ForgetHeld(Construct scope, string id, string covered) => Update(scope, id, "Nothing is held any more.", new($"REMOVE {CircuitItem.HeldFrom}")
    {
        Condition = $"#{CircuitItem.Version} = :version AND {CircuitItem.HeldFrom} >= :covered",
        Values = { [":version"] = VersionRead, [":covered"] = DynamoAttributeValue.FromString(JsonPath.StringAt(covered)) },
    });

    /// <summary>What was held before the time is delivered; refused where events may be held since before what was covered.</summary>
    public DynamoUpdateItem HeldSince(Construct scope, string id, string time, string covered) => Update(scope, id, "What was held before is delivered.", new($"SET {CircuitItem.HeldFrom} = :from")
    {
        Condition = $"{CircuitItem.HeldFrom} < :from AND {CircuitItem.HeldFrom} >= :covered",
        Values = { [":from"] = DynamoAttributeValue.FromString(JsonPath.StringAt(time)), [":covered"] = DynamoAttributeValue.FromString(JsonPath.StringAt(covered)) },
    });

    /// <summary>The key of the event that opened the circuit. An item of its own: the gate reads the circuit's for each event, and pays by its size.</summary>
    public string TrialKey => $"{Name}/trial";

    private Dictionary<string, DynamoAttributeValue> Key => new() { [CircuitItem.Key] = DynamoAttributeValue.FromString(Name) };

    private static string Initial =>
        $"#{CircuitItem.State} = if_not_exists(#{CircuitItem.State}, :closed), #{CircuitItem.Version} = if_not_exists(#{CircuitItem.Version}, :zero)";

    private static DynamoAttributeValue VersionRead => DynamoAttributeValue.NumberFromString(JsonPath.StringAt(CircuitItem.VersionPath));

    private static DynamoAttributeValue Text(CircuitState state) => DynamoAttributeValue.FromString(state.ToString());

    private DynamoGetItem Get(Construct scope, string id, string key, string resultPath)
    {
        var read = new DynamoGetItem(scope, id, new DynamoGetItemProps
        {
            Table = Table,
            Key = new Dictionary<string, DynamoAttributeValue> { [CircuitItem.Key] = DynamoAttributeValue.FromString(key) },
            ConsistentRead = true,
            ResultPath = resultPath,
        });
        Retry(read);
        return read;
    }

    private DynamoUpdateItem Update(Construct scope, string id, string comment, Change change)
    {
        var state = new DynamoUpdateItem(scope, id, new DynamoUpdateItemProps
        {
            Comment = comment,
            Table = Table,
            Key = Key,
            UpdateExpression = change.Expression,
            ConditionExpression = change.Condition,
            ExpressionAttributeNames = change.Names,
            ExpressionAttributeValues = change.Values,
            ReturnValues = change.IsRead ? DynamoReturnValues.ALL_NEW : DynamoReturnValues.NONE,
            ResultSelector = change.IsRead ? new Dictionary<string, object> { ["Item.$"] = "$.Attributes" } : null,
            ResultPath = change.IsRead ? "$.circuit" : JsonPath.DISCARD,
        });
        Retry(state);
        return state;
    }

    private sealed record Change(string Expression)
    {
        public string? Condition { get; init; }

        public Dictionary<string, DynamoAttributeValue> Values { get; init; } = [];

        /// <summary>What creates the item is also read back.</summary>
        public bool IsRead => Expression.Contains(Initial, StringComparison.Ordinal);

        public Dictionary<string, string>? Names
        {
            get
            {
                // Both are reserved words or may become so; DynamoDB refuses a name that is given and not used.
                var used = new[] { CircuitItem.State, CircuitItem.Version }.Where(name => $"{Expression} {Condition}".Contains($"#{name}", StringComparison.Ordinal)).ToArray();
                return used.Length == 0 ? null : used.ToDictionary(name => $"#{name}", name => name);
            }
        }
    }
}
