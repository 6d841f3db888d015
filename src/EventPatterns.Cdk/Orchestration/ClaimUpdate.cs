using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>One conditional write of an item of the claim table, as a state.</summary>
internal sealed partial record ClaimUpdate
{
    public const string Refused = "DynamoDb.ConditionalCheckFailedException";

    private readonly Dictionary<string, object> values = [];
    private readonly List<string> assignments = [];

    /// <summary>An expression that gives the item's key.</summary>
    public required string Key { get; init; }

    public required string Comment { get; init; }

    /// <summary>When it may be written; its values are named <c>:name</c> and added by <see cref="Value"/>.</summary>
    public string? Condition { get; init; }

    /// <summary>
    /// Where the attributes that this write sets stand in the output, as they then are. No others: an item holds a request, which
    /// may be as large as the data it would stand beside. Default: nowhere.
    /// </summary>
    public string? ReadInto { get; init; }

    /// <summary>Whether the others are read too: of a workflow's item, which holds no request.</summary>
    public bool ReadsAll { get; init; }

    /// <summary>Retries. Default: those of a workflow that nobody tries again.</summary>
    public RetryProps Retry { get; init; } = TransientErrors.Patient;

    /// <summary>Sets the attribute.</summary>
    public ClaimUpdate Set(string attribute, object value) => Assign($"#{attribute} = :{attribute}", attribute, value);

    /// <summary>Sets the attribute, where it has no value yet.</summary>
    public ClaimUpdate SetOnce(string attribute, object value) => Assign($"#{attribute} = if_not_exists(#{attribute}, :{attribute})", attribute, value);

    /// <summary>A value that the condition refers to.</summary>
    public ClaimUpdate Value(string name, object value)
    {
        values[$":{name}"] = value;
        return this;
    }

    /// <summary>When the item was written, and how long it is kept after: what the sender makes its time to live of.</summary>
    public ClaimUpdate KeepFor(Duration time) => SetOnce(ClaimItem.At, Text("$$.State.EnteredTime")).SetOnce(ClaimItem.Keep, Number(time.ToSeconds()));

    public CallAwsService In(Construct scope, string id, ITable table, TokenWait? wait = null)
    {
        var state = new CallAwsService(scope, id, new CallAwsServiceProps
        {
            Comment = Comment,
            Service = "dynamodb",
            Action = "updateItem",
            Parameters = Parameters(table),
            IamResources = [table.TableArn],
            IamAction = "dynamodb:UpdateItem",
            IntegrationPattern = wait is null ? IntegrationPattern.REQUEST_RESPONSE : IntegrationPattern.WAIT_FOR_TASK_TOKEN,
            TaskTimeout = wait is null ? null : Amazon.CDK.AWS.StepFunctions.Timeout.Duration(wait.Timeout),
            HeartbeatTimeout = wait?.Heartbeat is { } heartbeat ? Amazon.CDK.AWS.StepFunctions.Timeout.Duration(heartbeat) : null,
            ResultSelector = wait is null && ReadInto is not null ? new Dictionary<string, object> { ["Item.$"] = "$.Attributes" } : null,
            ResultPath = wait is null ? ReadInto ?? JsonPath.DISCARD : wait.ResultPath,
        });
        // A refusal is an answer: first come, first served among retriers.
        if (Condition is not null) state.AddRetry(new RetryProps { Errors = [Refused], MaxAttempts = 0 });
        if (wait is { Final.Length: > 0 }) state.AddRetry(new RetryProps { Errors = wait.Final, MaxAttempts = 0 });
        state.AddRetry(Retry);
        return state;
    }

    public static Dictionary<string, object> Text(string value) => new() { ["S"] = Expression(value) };

    public static Dictionary<string, object> Number(double value) => new() { ["N"] = value.ToString(CultureInfo.InvariantCulture) };

    public static Dictionary<string, object> Map(IEnumerable<(string Name, object Value)> members) => new() { ["M"] = members.ToDictionary(member => member.Name, member => member.Value) };

    private static string Expression(string value) => value.StartsWith('$') || value.StartsWith("States.", StringComparison.Ordinal) ? JsonPath.StringAt(value) : value;

    private ClaimUpdate Assign(string assignment, string attribute, object value)
    {
        assignments.Add(assignment);
        return Value(attribute, value);
    }

    private Dictionary<string, object> Parameters(ITable table)
    {
        var update = $"SET {string.Join(", ", assignments)}";
        var parameters = new Dictionary<string, object>
        {
            ["TableName"] = table.TableName,
            ["Key"] = new Dictionary<string, object> { [ClaimItem.Key] = Text(Key) },
            ["UpdateExpression"] = update,
            ["ExpressionAttributeNames"] = Name().Matches($"{update} {Condition}").Select(match => match.Value).Distinct().ToDictionary(name => name, name => name[1..]),
            ["ExpressionAttributeValues"] = values,
        };
        if (Condition is not null) parameters["ConditionExpression"] = Condition;
        if (ReadInto is not null) parameters["ReturnValues"] = ReadsAll ? "ALL_NEW" : "UPDATED_NEW";
        return parameters;
    }

    [GeneratedRegex("#[A-Za-z]+")]
    private static partial Regex Name();

    /// <summary>How a state waits that hands its token out with the write.</summary>
    internal sealed record TokenWait(Duration Timeout, Duration? Heartbeat, string? ResultPath)
    {
        /// <summary>The errors that end the wait for good, where the retries would take them. Default: none.</summary>
        public string[] Final { get; init; } = [];
    }
}
