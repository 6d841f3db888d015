using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Destinations;

/// <summary>
/// Wait, look whether it is needed still, read the secret, update. The secret is in the states' data only: an Express workflow
/// keeps no history, its log has no execution data (<see cref="WorkflowLog"/>), and the consumer discards what its handler gives.
/// </summary>
internal sealed class ReauthorizationStates(ReauthorizationProps props, HttpAuthorization.OAuthScheme oauth)
{
    private const string State = "$.connection.ConnectionState";
    private const string Client = "$.secret.client";

    private Stack Stack => Stack.Of(props.Connection);

    public IChainable Define(HandlerContext context)
    {
        // A message comes twice at times, and somebody may have been here before, with settings that are better.
        var isNeeded = new Choice(context.Scope, "IsDeauthorized")
            .When(Condition.StringEquals(State, "DEAUTHORIZED"), ReadSecret(context).Next(Update(context)))
            .Otherwise(new Succeed(context.Scope, "AuthorizedSince"));
        return new Wait(context.Scope, "Wait", new WaitProps { Time = WaitTime.Duration(props.Wait) }).Next(Describe(context)).Next(isNeeded);
    }

    private CallAwsService Describe(HandlerContext context) => Retried(new CallAwsService(context.Scope, "DescribeConnection", new CallAwsServiceProps
    {
        Service = "eventbridge",
        Action = "describeConnection",
        Parameters = new Dictionary<string, object> { ["Name"] = props.Connection.ConnectionName },
        IamAction = "events:DescribeConnection",
        IamResources = [ConnectionInPolicies],
        ResultPath = "$.connection",
    }));

    private CustomState ReadSecret(HandlerContext context)
    {
        context.Grant(role => oauth.Secret.GrantRead(role));
        return Retried(new CustomState(context.Scope, "ReadSecret", new CustomStateProps
        {
            StateJson = new Dictionary<string, object>
            {
                ["Type"] = "Task",
                ["Resource"] = $"arn:{Amazon.CDK.Aws.PARTITION}:states:::aws-sdk:secretsmanager:getSecretValue",
                ["Parameters"] = new Dictionary<string, object> { ["SecretId"] = oauth.Secret.SecretArn },
                ["ResultSelector"] = new Dictionary<string, object> { ["client.$"] = "States.StringToJson($.SecretString)" },
                ["ResultPath"] = "$.secret",
            },
        }));
    }

    // Both kind and parameters, or EventBridge changes them and authorises nothing: UG/eb-target-connection-edit.html.
    private CallAwsService Update(HandlerContext context) => Retried(new CallAwsService(context.Scope, "UpdateConnection", new CallAwsServiceProps
    {
        Service = "eventbridge",
        Action = "updateConnection",
        Parameters = new Dictionary<string, object>
        {
            ["Name"] = props.Connection.ConnectionName,
            ["AuthorizationType"] = "OAUTH_CLIENT_CREDENTIALS",
            ["AuthParameters"] = oauth.ToRequest(Client),
        },
        IamAction = "events:UpdateConnection",
        IamResources = [ConnectionInPolicies],
        AdditionalIamStatements = [WriteConnectionSecret],
        ResultPath = JsonPath.DISCARD,
    }));

    // To IAM a connection is its name, without the id that its ARN ends in: the attribute ArnForPolicy of
    // docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-connection.html, which CDK lacks.
    private string ConnectionInPolicies => Stack.FormatArn(new ArnComponents { Service = "events", Resource = "connection", ResourceName = props.Connection.ConnectionName });

    // EventBridge writes the connection's secret in the name of who updates it, and makes another where it is gone, with an id
    // that nobody knows yet: docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html, and the permissions
    // of "update" in CloudFormation's schema of AWS::Events::Connection.
    private PolicyStatement WriteConnectionSecret => new(new PolicyStatementProps
    {
        Actions = ["secretsmanager:CreateSecret", "secretsmanager:UpdateSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
        Resources =
        [
            Stack.FormatArn(new ArnComponents
            {
                Service = "secretsmanager",
                Resource = "secret",
                ResourceName = $"events!connection/{props.Connection.ConnectionName}/*",
                ArnFormat = ArnFormat.COLON_RESOURCE_NAME,
            }),
        ],
    });

    // Whatever it is, the queue tries again in six minutes: so long the connection needn't stay down for a hiccup.
    private static RetryProps Retry => new() { Errors = [Errors.ALL], Interval = Duration.Seconds(2), MaxAttempts = 3, BackoffRate = 2, JitterStrategy = JitterType.FULL };

    private static CallAwsService Retried(CallAwsService call)
    {
        call.AddRetry(Retry);
        return call;
    }

    private static CustomState Retried(CustomState call)
    {
        call.AddRetry(Retry);
        return call;
    }
}
