using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>
/// One HTTP task. CDK's own, <c>HttpInvoke</c>, would allow its role every path and method of the host, from any state
/// machine. Source: docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
/// </summary>
internal sealed record HttpCall(string Method, string Url, IConnection Connection, Duration Timeout)
{
    public Dictionary<string, object> Headers { get; init; } = [];

    /// <summary>The JSON path of the request's body; null for none.</summary>
    public string? Body { get; init; }

    public CustomState State(Construct scope, string id) => new(scope, id, new CustomStateProps
    {
        StateJson = new Dictionary<string, object>
        {
            ["Type"] = "Task",
            ["Resource"] = $"arn:{Amazon.CDK.Aws.PARTITION}:states:::http:invoke",
            ["TimeoutSeconds"] = Timeout.ToSeconds(),
            ["Parameters"] = Parameters,
        },
    });

    private Dictionary<string, object> Parameters
    {
        get
        {
            var parameters = new Dictionary<string, object>
            {
                ["ApiEndpoint"] = Url,
                ["Method"] = Method,
                ["Authentication"] = new Dictionary<string, object> { ["ConnectionArn"] = Connection.ConnectionArn },
            };
            if (Headers.Count > 0) parameters["Headers"] = Headers;
            if (Body is not null) parameters["RequestBody.$"] = Body;
            return parameters;
        }
    }
}
