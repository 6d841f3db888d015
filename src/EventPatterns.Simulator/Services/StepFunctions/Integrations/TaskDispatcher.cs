using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Executions;
using EventPatterns.Simulator.Services.StepFunctions.Http;
using EventPatterns.Simulator.Services.StepFunctions.Language;
using EventPatterns.Simulator.Services.StepFunctions.Tokens;

namespace EventPatterns.Simulator.Services.StepFunctions.Integrations;

/// <summary>Brings a task to its service, as the machine's role, and its answer back in the words of Step Functions.</summary>
internal sealed class TaskDispatcher(World world, TaskTokens tokens)
{
    public async ValueTask<TaskOutcome> Run(TaskRun task, ExecutionRecord record, Moment cause, CancellationToken cancellation)
    {
        if (Caller(task, record, out var caller) is { } refused) return TaskOutcome.Failed(ErrorNames.Runtime, refused.Message);
        var waiting = task.Resource.Pattern == IntegrationPattern.WaitForTaskToken ? tokens.Wait(task, cancellation) : null;
        var outcome = await Submit(task, record, caller, cause).ConfigureAwait(false);
        if (outcome.Error is not null)
        {
            if (waiting is not null) tokens.Void(task.Token!);
            return outcome;
        }
        if (waiting is not null)
        {
            task.Submitted(outcome.Result!);
            return await waiting.ConfigureAwait(false);
        }
        return task.Resource.Pattern == IntegrationPattern.Sync
            ? await new NestedExecution(task, world, caller, cause).Follow(outcome.Result!, cancellation).ConfigureAwait(false)
            : outcome;
    }

    private ValueTask<TaskOutcome> Submit(TaskRun task, ExecutionRecord record, Principal caller, Moment cause)
    {
        var resource = task.Resource;
        if (resource is { Kind: TaskResourceKind.Optimized, Service: "http", Action: "invoke" }) return Endpoint(task, caller, cause);
        return resource.Kind switch
        {
            TaskResourceKind.Lambda => Function(task, caller, cause),
            TaskResourceKind.Optimized => Optimized(task, record, caller, cause),
            TaskResourceKind.Sdk => Sdk(task, caller, cause),
            _ => throw new SimulationException($"The simulator does not know the resource {resource.Arn} of state {task.State} of {record.Machine.Arn}."),
        };
    }

    private async ValueTask<TaskOutcome> Endpoint(TaskRun task, Principal caller, Moment cause)
    {
        var request = JsonMap.Of(("stateMachineArn", task.Execution.StateMachineArn), ("parameters", task.Parameters));
        var answer = await Call(caller, "states", HttpTask.Action, request, cause).ConfigureAwait(false);
        return answer.Error is not { } error ? TaskOutcome.Succeeded(answer.Body)
            : error.Status == 403 && error.Code == "AccessDeniedException" ? TaskOutcome.Failed("States.Permissions", error.Message)
            : TaskOutcome.Failed(error.Code, error.Message);
    }

    private async ValueTask<TaskOutcome> Function(TaskRun task, Principal caller, Moment cause)
    {
        var request = JsonMap.Of(("FunctionName", task.Resource.Arn), ("Payload", task.Parameters));
        var answer = await Call(caller, "lambda", "Invoke", request, cause).ConfigureAwait(false);
        return Read("lambda", answer, body => body["Payload"] ?? Json.Null);
    }

    private async ValueTask<TaskOutcome> Optimized(TaskRun task, ExecutionRecord record, Principal caller, Moment cause)
    {
        if (OptimizedIntegration.Find(task.Resource.Service, task.Resource.Action) is not { } integration)
            throw new SimulationException($"The simulator does not know the integration {task.Resource.Arn} of state {task.State} of {record.Machine.Arn}.");
        var request = integration.Request(Parameters(task), new ExecutionNames(record.Request.Arn, record.Machine.Arn));
        var answer = await Call(caller, integration.Service, integration.Action, request, cause).ConfigureAwait(false);
        return Read(integration.Service, answer, body => Result(integration.Service, body));
    }

    private async ValueTask<TaskOutcome> Sdk(TaskRun task, Principal caller, Moment cause)
    {
        var sdk = SdkServices.Find(task.Resource.Service)
            ?? throw new SimulationException($"The simulator does not know the service of {task.Resource.Arn}, called by state {task.State} of {task.Execution.StateMachineArn}.");
        var request = SdkShape.Request(sdk.Prefix, Parameters(task));
        var action = SdkServices.Action(task.Resource.Action);
        var answer = await Call(caller, sdk.Prefix, action, request, cause).ConfigureAwait(false);
        if (answer.Error is not { } failed) return TaskOutcome.Succeeded(SdkShape.Result(sdk.Prefix, answer.Body));
        var (error, reason) = ServiceErrors.OfSdk(sdk.ErrorPrefix, failed, world.Random.NextUuid());
        return TaskOutcome.Failed(error, reason);
    }

    private TaskOutcome Read(string service, Answer answer, Func<Json, Json> result)
    {
        if (answer.Error is { } failed)
        {
            var (error, cause) = ServiceErrors.OfOptimized(service, failed, world.Random.NextUuid());
            return TaskOutcome.Failed(error, cause);
        }
        var body = answer.Body;
        if (body["FunctionError"] is not null) return TaskOutcome.Failed(body["Payload"]?.TextOf("errorType"), body["Payload"]?.ToString());
        if (service == "events" && body["FailedEntryCount"] is JsonNumber { Value: > 0 }) return TaskOutcome.Failed("EventBridge.FailedEntry", body.ToString());
        return TaskOutcome.Succeeded(result(body));
    }

    /// <summary>Optimized integrations answer with the SDK's metadata beside the body, but EventBridge's.</summary>
    private JsonMap Result(string service, Json body)
    {
        var shaped = (JsonMap)SdkShape.Result(service, body);
        return service == "events" ? shaped : shaped
            .With("SdkHttpMetadata", JsonMap.Of(("HttpStatusCode", 200)))
            .With("SdkResponseMetadata", JsonMap.Of(("RequestId", world.Random.NextUuid())));
    }

    private ValueTask<Answer> Call(Principal caller, string service, string action, JsonMap request, Moment cause) =>
        world.Door.Call(new AwsCall(caller, service, action, request, cause));

    private AwsError? Caller(TaskRun task, ExecutionRecord record, out Principal caller)
    {
        if (world.Roles.Assume(record.Machine.Service, record.Machine.RoleArn, out caller) is { } refused) return refused;
        return task.CredentialsRole is { } other ? world.Roles.Assume(caller, other, out caller) : null;
    }

    private static JsonMap Parameters(TaskRun task) => task.Parameters as JsonMap
        ?? throw new SimulationException($"State {task.State} of {task.Execution.StateMachineArn} calls {task.Resource.Arn} with {task.Parameters.Kind}, where Step Functions wants an object.");
}
