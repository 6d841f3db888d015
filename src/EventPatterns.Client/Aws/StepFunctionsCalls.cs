namespace EventPatterns.Client.Aws;

/// <summary>The calls to Step Functions, and the only place that knows their JSON.</summary>
internal sealed class StepFunctionsCalls(AwsConnection connection) : IDisposable
{
    private readonly JsonService _service = new(new("SFN", "states", "AWSStepFunctions", "1.0"), connection);

    public Task SendTaskSuccess(string token, string output, CancellationToken cancellation) =>
        _service.Call("SendTaskSuccess", new { taskToken = token, output }, cancellation);

    public Task SendTaskFailure(string token, string error, string cause, CancellationToken cancellation) =>
        _service.Call("SendTaskFailure", new { taskToken = token, error, cause }, cancellation);

    public Task SendTaskHeartbeat(string token, CancellationToken cancellation) =>
        _service.Call("SendTaskHeartbeat", new { taskToken = token }, cancellation);

    public void Dispose() => _service.Dispose();
}
