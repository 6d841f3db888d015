using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>
/// The design that AWS publishes, for comparison: a Standard workflow whose functions read and write the circuit's state in a
/// table, and whose third function calls the vendor. It holds nothing: an event that meets an open circuit is lost.
/// Source: aws.amazon.com/blogs/compute/using-the-circuit-breaker-pattern-with-aws-step-functions-and-amazon-dynamodb
/// </summary>
internal static class LambdaBreaker
{
    public static void In(Stack stack, IEventBus bus)
    {
        new Table(stack, "CircuitStatus", new TableProps
        {
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "service", Type = AttributeType.STRING },
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        new Amazon.CDK.AWS.Events.Rule(stack, "Rule", new RuleProps
        {
            EventBus = bus,
            EventPattern = new EventPattern { DetailType = ["OrderPlaced"] },
            Targets = [new SfnStateMachine(new StateMachine(stack, "Workflow", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(Define(stack)) }))],
        });
    }

    /// <summary>Stands in for the functions' code. What they read and write in the table is not on the bill, to the design's advantage.</summary>
    public static Simulation With(Simulation simulation, bool open)
    {
        simulation.Function("App/GetStatus").Handle(_ => JsonMap.Of(("status", open ? "OPEN" : "CLOSED")));
        simulation.Function("App/CallVendor").Handle(_ => JsonMap.Empty);
        return simulation;
    }

    private static Chain Define(Stack stack)
    {
        var save = Invoke(stack, "UpdateStatus").Next(new Fail(stack, "CallFailed"));
        var call = Invoke(stack, "CallVendor");
        call.AddCatch(save, new CatchProps { ResultPath = "$.error" });
        return Invoke(stack, "GetStatus").Next(new Choice(stack, "IsClosed")
            .When(Condition.StringEquals("$.Payload.status", "CLOSED"), call.Next(new Succeed(stack, "Done")))
            .Otherwise(new Fail(stack, "CircuitOpen")));
    }

    private static LambdaInvoke Invoke(Stack stack, string id) => new(stack, $"{id}Task", new LambdaInvokeProps
    {
        LambdaFunction = new Function(stack, id, new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("exports.handler = async () => ({})") }),
    });
}
