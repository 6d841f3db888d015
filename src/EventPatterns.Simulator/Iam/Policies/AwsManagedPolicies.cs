using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Iam.Documents;

namespace EventPatterns.Simulator.Iam.Policies;

/// <summary>
/// The managed policies of AWS that event-driven stacks commonly attach, by what they allow
/// (aws-managed-policy/latest/reference). All of these allow their actions on every resource.
/// </summary>
internal static class AwsManagedPolicies
{
    private static readonly string[] Logs = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];

    private static readonly Dictionary<string, string[]> Actions = new(StringComparer.Ordinal)
    {
        ["AdministratorAccess"] = ["*"],
        ["service-role/AWSLambdaBasicExecutionRole"] = Logs,
        ["service-role/AWSLambdaSQSQueueExecutionRole"] = [.. Logs, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        ["service-role/AWSLambdaDynamoDBExecutionRole"] = [.. Logs, "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
        ["service-role/AmazonAPIGatewayPushToCloudWatchLogs"] = [.. Logs, "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:FilterLogEvents"],
        ["AWSXRayDaemonWriteAccess"] = ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:GetSamplingStatisticSummaries"],
        ["AmazonSQSFullAccess"] = ["sqs:*"],
        ["AWSStepFunctionsFullAccess"] = ["states:*"],
        ["AmazonKinesisFullAccess"] = ["kinesis:*"],
    };

    /// <summary>The policy, or null where it is not one of these.</summary>
    public static PolicyDocument? Find(string arn)
    {
        const string prefix = "arn:aws:iam::aws:policy/";
        if (!arn.StartsWith(prefix, StringComparison.Ordinal) || !Actions.TryGetValue(arn[prefix.Length..], out var actions)) return null;
        var statement = JsonMap.Of(("Effect", "Allow"), ("Action", JsonList.Of(actions.Select(a => (Json)a))), ("Resource", "*"));
        return PolicyParser.Parse(arn, JsonMap.Of(("Version", "2012-10-17"), ("Statement", statement)), PolicyKind.Identity);
    }
}
