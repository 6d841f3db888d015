using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;

namespace EventPatterns.Simulator.Services.StepFunctions.Executions;

/// <summary>The calls about state machines.</summary>
internal sealed class MachineCalls(World world, Definitions definitions, IJsonataEngine? jsonata)
{
    private readonly Dictionary<string, DeployedMachine> _machines = new(StringComparer.Ordinal);

    public IEnumerable<(string Name, Func<AwsCall, ValueTask<Answer>> Action)> Actions =>
    [
        ("CreateStateMachine", call => ValueTask.FromResult(Create(call))),
        ("DescribeStateMachine", call => ValueTask.FromResult(Describe(call))),
        ("ListStateMachines", call => ValueTask.FromResult(List(call))),
    ];

    public DeployedMachine? Find(string arn) => _machines.GetValueOrDefault(arn);

    public static AwsError Missing(string arn) => new("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    public Answer Create(AwsCall call)
    {
        var request = call.Request;
        var text = request.TextOf("definition") ?? "";
        var express = request.TextOf("type") == "EXPRESS";
        var (definition, refused) = definitions.Parse(text, express, jsonata);
        if (refused is not null) return refused;
        var name = request.TextOf("name")!;
        var machine = new DeployedMachine
        {
            Name = name,
            Arn = call.Place.Arn("states", $"stateMachine:{name}"),
            Place = call.Place,
            RoleArn = request.TextOf("roleArn") ?? "",
            Express = express,
            DefinitionText = text,
            Definition = definition!,
            CreatedAt = world.Loop.Now,
        };
        if (!_machines.TryAdd(machine.Arn, machine))
            return Answer.Fail("StateMachineAlreadyExists", $"State Machine Already Exists: '{machine.Arn}'");
        return Answer.Of(JsonMap.Of(("stateMachineArn", machine.Arn), ("creationDate", ExecutionAnswers.Seconds(machine.CreatedAt))));
    }

    private Answer Describe(AwsCall call)
    {
        var arn = call.Request.TextOf("stateMachineArn") ?? "";
        return Find(arn) is not { } machine ? Missing(arn) : Answer.Of(Summary(machine)
            .With("definition", machine.DefinitionText).With("roleArn", machine.RoleArn).With("status", "ACTIVE"));
    }

    private Answer List(AwsCall call) => Answer.Of(JsonMap.Of(("stateMachines", JsonList.Of(
        _machines.Values.Where(m => m.Place == call.Place).Select(Summary)))));

    private static JsonMap Summary(DeployedMachine machine) => JsonMap.Of(
        ("stateMachineArn", machine.Arn),
        ("name", machine.Name),
        ("type", machine.Express ? "EXPRESS" : "STANDARD"),
        ("creationDate", ExecutionAnswers.Seconds(machine.CreatedAt)));
}
