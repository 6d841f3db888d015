using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace EventPatterns.Cdk.Consumers;

/// <summary>Errors of an Express workflow, which keeps no history of its own. Payloads stay out: the message is in the dead-letter queue.</summary>
internal static class WorkflowLog
{
    // Under this name a log group needs no entry of its own in the account's log resource policy, which is short:
    // docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
    private const string NamePrefix = "/aws/vendedlogs/states/";

    // The log delivery API knows no resources, so the statement that CDK adds to the role must name "*":
    // docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    public static LogOptions Of(Construct scope, RemovalPolicy removal) => new()
    {
        Destination = new LogGroup(scope, "Log", new LogGroupProps
        {
            LogGroupName = LogGroupNames.Of(scope, NamePrefix),
            Retention = RetentionDays.ONE_MONTH,
            RemovalPolicy = removal,
        }),
        Level = LogLevel.ERROR,
        IncludeExecutionData = false,
    };
}
