using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Provisioning;

namespace EventPatterns.Simulator.Services.Lambda;

/// <summary>AWS Lambda: functions whose work the test gives in C#. Their own code is not run.</summary>
internal sealed class LambdaService(World world) : IAwsService, IProvisioner
{
    private readonly Dictionary<string, Resource> _functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<Json, Json>> _handlers = new(StringComparer.Ordinal);

    public string Name => "lambda";

    public IReadOnlyList<string> Types { get; } = ["AWS::Lambda::Function"];

    public void Provision(Resource resource) => _functions.Add(resource.Arn!, resource);

    public void Handle(string functionArn, Func<Json, Json> handler) => _handlers[functionArn] = handler;

    public IEnumerable<Permission> Permissions(AwsCall call) => [new Permission("lambda:InvokeFunction", Arn(call))];

    public ValueTask<Answer> Perform(AwsCall call)
    {
        if (call.Action != "Invoke") throw new SimulationException($"The simulator does not know the action {call.Name}. It knows Invoke.");
        var arn = Arn(call);
        if (!_functions.TryGetValue(arn, out var function)) return ValueTask.FromResult(Answer.Fail("ResourceNotFoundException", $"Function not found: {arn}", 404));
        if (!_handlers.TryGetValue(arn, out var handler))
            throw new SimulationException($"The function {function.Path} is called and has no handler: the simulator does not run a function's code. Give it one with simulation.Function(\"{function.LogicalId}\").Handle(input => ...).");

        var payload = call.Request["Payload"] ?? JsonMap.Empty;
        if (call.Request.TextOf("InvocationType") == "Event")
        {
            world.Loop.Soon(() => Run(handler, payload));
            return ValueTask.FromResult(Answer.Of(JsonMap.Of(("StatusCode", 202))));
        }
        return ValueTask.FromResult(Run(handler, payload));
    }

    /// <summary>A handler fails as a function does: by an exception, whose type's name is the error's.</summary>
    private static Answer Run(Func<Json, Json> handler, Json payload)
    {
        try
        {
            return Answer.Of(JsonMap.Of(("ExecutedVersion", "$LATEST"), ("Payload", handler(payload)), ("StatusCode", 200)));
        }
        catch (LambdaFailure failure)
        {
            var error = JsonMap.Of(("errorMessage", failure.Message), ("errorType", failure.ErrorType));
            return Answer.Of(JsonMap.Of(("ExecutedVersion", "$LATEST"), ("FunctionError", "Unhandled"), ("Payload", error), ("StatusCode", 200)));
        }
    }

    private static string Arn(AwsCall call)
    {
        var name = call.Request.TextOf("FunctionName") ?? "";
        return name.StartsWith("arn:", StringComparison.Ordinal) ? name : call.Place.Arn("lambda", $"function:{name}");
    }
}
