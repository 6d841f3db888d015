using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events.Circuits;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>
/// One step of a circuit from state to state: the state item, on condition of the state it leaves, and a transition item
/// beside it, in one transaction. The table's stream makes the event of the transition item, so the two can't part.
/// </summary>
internal sealed record Transition
{
    /// <summary>The error of a transition that lost: another came first, or wrote at the same moment.</summary>
    public const string Refused = "DynamoDb.TransactionCanceledException";

    public required CircuitState To { get; init; }

    public required string Reason { get; init; }

    /// <summary>The state that is left; null for whichever was read.</summary>
    public CircuitState? From { get; init; }

    /// <summary>Whether an outage begins: it gets a name, and what is held from now on is to be replayed.</summary>
    public bool BeginsOutage { get; init; }

    /// <summary>The JSON path of the event that brings an outage about, to be kept for a trial; null for none.</summary>
    public string? Trial { get; init; }

    /// <summary>Whether enough probes of real traffic must have succeeded.</summary>
    public bool NeedsSuccesses { get; init; }

    private string EventName => To switch
    {
        CircuitState.Open => nameof(CircuitOpened),
        CircuitState.HalfOpen => nameof(CircuitHalfOpened),
        CircuitState.Closed => nameof(CircuitClosed),
        _ => nameof(CircuitIsolated),
    };

    /// <summary>The state that makes the step. It needs the circuit as read and, where an outage begins, the clock.</summary>
    public CallAwsService In(Construct scope, string id, Circuit circuit)
    {
        var state = new CallAwsService(scope, id, new CallAwsServiceProps
        {
            Comment = $"{From?.ToString() ?? "Any state"} to {To}, and the note of it, or neither.",
            Service = "dynamodb",
            Action = "transactWriteItems",
            Parameters = new Dictionary<string, object>
            {
                ["TransactItems"] = Writes(circuit).ToArray(),
                ["ClientRequestToken"] = Token(id),
            },
            IamResources = [circuit.Table.TableArn],
            IamAction = "dynamodb:UpdateItem",
            AdditionalIamStatements = [new PolicyStatement(new PolicyStatementProps { Actions = ["dynamodb:PutItem"], Resources = [circuit.Table.TableArn] })],
            ResultPath = JsonPath.DISCARD,
        });
        if (!circuit.Patient)
        {
            state.AddRetry(TransientErrors.OfDynamoDbSdk);
            return state;
        }
        // A write of the item at the same moment cancels a transaction too, so it is tried again before it counts as lost.
        state.AddRetry(new RetryProps { Errors = [Refused], Interval = Duration.Seconds(1), MaxAttempts = 3, BackoffRate = 2, JitterStrategy = JitterType.FULL });
        state.AddRetry(TransientErrors.Patient);
        return state;
    }

    /// <summary>
    /// A step whose answer was lost is tried again, and must not take its own effect for another's: for ten minutes DynamoDB
    /// knows the request again by its token (API_TransactWriteItems.html). At most 36 characters.
    /// </summary>
    private static string Token(string id) => Value($"States.Hash(States.Format('{{}}/{{}}/{id}', $$.Execution.Id, {CircuitItem.VersionPath}), 'MD5')");

    private IEnumerable<object> Writes(Circuit circuit)
    {
        yield return Update(circuit);
        yield return Note(circuit);
        if (Trial is not null) yield return Put(circuit, new() { [CircuitItem.Key] = Text(circuit.TrialKey), [CircuitItem.Outage] = Text(Clock.Millisecond), ["body"] = Text($"States.JsonToString({Trial})") });
    }

    private Dictionary<string, object> Update(Circuit circuit)
    {
        var values = new Dictionary<string, object> { [":to"] = Text(To.ToString()), [":next"] = Number(Format(CircuitItem.NextVersion)), [":version"] = Number(CircuitItem.VersionPath), [":now"] = Text("$$.State.EnteredTime") };
        if (From is not null) values[":from"] = Text($"{From}");
        return new()
        {
            ["Update"] = new Dictionary<string, object>
            {
                ["TableName"] = circuit.Table.TableName,
                ["Key"] = new Dictionary<string, object> { [CircuitItem.Key] = Text(circuit.Name) },
                ["UpdateExpression"] = Expression(circuit, values),
                ["ConditionExpression"] = Condition(circuit, values),
                ["ExpressionAttributeNames"] = new Dictionary<string, string> { ["#state"] = CircuitItem.State, ["#version"] = CircuitItem.Version },
                ["ExpressionAttributeValues"] = values,
            },
        };
    }

    private string Condition(Circuit circuit, Dictionary<string, object> values)
    {
        var condition = From is null ? "#version = :version" : "#version = :version AND #state = :from";
        if (!NeedsSuccesses) return condition;
        values[":needed"] = Number($"{circuit.ProbeSuccesses}");
        return $"{condition} AND {CircuitItem.Successes} >= :needed";
    }

    private string Expression(Circuit circuit, Dictionary<string, object> values)
    {
        var assignments = new List<string> { "#state = :to", "#version = :next", $"{CircuitItem.Since} = :now" };
        if (BeginsOutage)
        {
            values[":outage"] = Text(Clock.Millisecond);
            values[":earlier"] = Text(Clock.Earlier);
            assignments.Add($"{CircuitItem.Outage} = :outage");
            // An earlier outage may not be replayed to its end yet.
            assignments.Add($"{CircuitItem.HeldFrom} = if_not_exists({CircuitItem.HeldFrom}, :earlier)");
        }
        if (To == CircuitState.HalfOpen)
        {
            values[":permits"] = Number($"{circuit.Permits}");
            values[":zero"] = Number("0");
            assignments.Add($"{CircuitItem.Permits} = :permits");
            assignments.Add($"{CircuitItem.Successes} = :zero");
        }
        var set = $"SET {string.Join(", ", assignments)}";
        return To == CircuitState.Closed ? $"{set} REMOVE {string.Join(", ", CircuitItem.Failures(circuit.FailureThreshold))}" : set;
    }

    private Dictionary<string, object> Note(Circuit circuit) => Put(circuit, new()
    {
        [CircuitItem.Key] = Text($"States.Format('{circuit.Name}/{{}}', {CircuitItem.NextVersion})"),
        ["event"] = Text(EventName),
        ["circuit"] = Text(circuit.Name),
        ["outage"] = Text(BeginsOutage ? Clock.Millisecond : CircuitItem.OutagePath),
        ["transition"] = Text(Format(CircuitItem.NextVersion)),
        ["from"] = Text(From?.ToString() ?? CircuitItem.StatePath),
        ["to"] = Text($"{To}"),
        ["reason"] = Text(Reason),
        ["at"] = Text("$$.State.EnteredTime"),
    });

    private static Dictionary<string, object> Put(Circuit circuit, Dictionary<string, object> item) => new()
    {
        ["Put"] = new Dictionary<string, object> { ["TableName"] = circuit.Table.TableName, ["Item"] = item },
    };

    private static string Format(string expression) => $"States.Format('{{}}', {expression})";

    private static Dictionary<string, string> Text(string value) => new() { ["S"] = Value(value) };

    private static Dictionary<string, string> Number(string value) => new() { ["N"] = Value(value) };

    private static string Value(string value) => value.StartsWith('$') || value.StartsWith("States.", StringComparison.Ordinal) ? JsonPath.StringAt(value) : value;
}
