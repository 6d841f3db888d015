using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>
/// What a state machine needs for its HTTP task, and no more: this endpoint, by this method, from this machine. It is a
/// policy beside the role's own, which the machine waits for and which therefore can't name the machine.
/// Source: docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html, "IAM permissions to run an HTTP Task"
/// </summary>
internal static class HttpPermissions
{
    public static Policy Allow(StateMachine machine, IConnection connection, HttpCall call) => new(machine, "VendorPolicy", new PolicyProps
    {
        Roles = [machine.Role],
        Statements =
        [
            Invoke(machine, call),
            Statement("events:RetrieveConnectionCredentials", connection.ConnectionArn),
            new PolicyStatement(new PolicyStatementProps { Actions = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], Resources = [connection.ConnectionSecretArn] }),
        ],
    });

    private static PolicyStatement Invoke(StateMachine machine, HttpCall call)
    {
        var statement = Statement("states:InvokeHTTPEndpoint", machine.StateMachineArn);
        statement.AddCondition("StringEquals", new Dictionary<string, object> { ["states:HTTPEndpoint"] = call.Url, ["states:HTTPMethod"] = call.Method });
        return statement;
    }

    private static PolicyStatement Statement(string action, string resource) => new(new PolicyStatementProps { Actions = [action], Resources = [resource] });
}
