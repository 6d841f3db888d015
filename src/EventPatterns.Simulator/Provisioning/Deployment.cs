using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Billing;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Faulting;
using EventPatterns.Simulator.Iam;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.ApiGateway;
using EventPatterns.Simulator.Services.ApiGateway.Rest;
using EventPatterns.Simulator.Services.DynamoDb;
using EventPatterns.Simulator.Services.EventBridge;
using EventPatterns.Simulator.Services.Kinesis;
using EventPatterns.Simulator.Services.Lambda;
using EventPatterns.Simulator.Services.Logs;
using EventPatterns.Simulator.Services.Pipes;
using EventPatterns.Simulator.Services.Scheduler;
using EventPatterns.Simulator.Services.SecretsManager;
using EventPatterns.Simulator.Services.Sns;
using EventPatterns.Simulator.Services.Sqs;
using EventPatterns.Simulator.Services.Ssm;
using EventPatterns.Simulator.Services.StepFunctions;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Provisioning;

/// <summary>The world of one simulation: the services, with the assembly's resources made in them.</summary>
internal sealed class Deployment
{
    private readonly FaultDice _dice;

    public Deployment(CloudAssembly assembly, SimulationOptions options)
    {
        var loop = new EventLoop(options.Start, SeededRandom.For(options.Seed, "order")) { MaxSteps = options.MaxMoments };
        var trace = new Trace(loop, assembly);
        var blueprint = Blueprint.Of(assembly);
        var authority = new Authority(blueprint.Policies, () => loop.Now, options.Organization);
        _dice = new FaultDice(options.Faults, options.Seed);
        var faults = new FaultInjector(_dice, loop, trace);
        Meter = new Meter(assembly);
        var door = new AwsDoor(trace, authority, faults, Meter);
        World = new World(loop, SeededRandom.For(options.Seed, "world"), trace, door, faults, authority, authority, Meter);

        var managed = new ManagedSecrets();
        EventBridge = new EventBridgeService(World, managed);
        loop.Limit = new RunLimit(loop, trace, options.MaxMoments, () => Http.Unreachable);
        var secrets = new SecretsManagerService(World, managed, purpose => SeededRandom.For(options.Seed, purpose));
        var parameters = new ParameterStore();
        var dynamic = new DynamicValues(secrets, parameters);
        StepFunctions = new StepFunctionsService(World, EventBridge, EventBridge.Http.Task, blueprint.Definitions, options.Jsonata);
        Sqs = new SqsService(World);
        DynamoDb = new DynamoDbService(World);
        Lambda = new LambdaService(World);
        Logs = new LogsService();
        var apis = new HttpApiService(World);
        var kinesis = new KinesisService(World);
        var pipes = new PipesService(World, Sqs, kinesis, DynamoDb);
        var sns = new SnsService(World);
        var scheduler = new SchedulerService(World);
        foreach (var service in (IAwsService[])[secrets, parameters, kinesis, pipes, sns, scheduler, EventBridge, StepFunctions, Sqs, DynamoDb, Lambda, Logs, apis]) door.Open(service);
        Provision(assembly,
        [
            Logs,
            DynamoDb,
            new Provisioner("AWS::SQS::Queue", queue => Sqs.Provision(queue.Arn!, queue.Properties)),
            new Provisioner("AWS::Kinesis::Stream", stream => kinesis.Provision(stream.Arn!, stream.Properties)),
            new Provisioner("AWS::SNS::Topic", topic => sns.ProvisionTopic(topic.Arn!, topic.Properties)),
            new Provisioner("AWS::SNS::Subscription", subscription => sns.ProvisionSubscription(subscription.Properties)),
            new Provisioner("AWS::SecretsManager::Secret", secrets.Provision),
            new Provisioner("AWS::SSM::Parameter", parameters.Provision),
            new Provisioner("AWS::Events::Connection", connection => EventBridge.Http.Connections.Deploy(connection, dynamic.Of(connection))),
            new Provisioner("AWS::Events::ApiDestination", EventBridge.Http.Destinations.Deploy),
            new EventBridgeProvisioner(EventBridge),
            Lambda,
            new StateMachineProvisioner(StepFunctions),
            new HttpApiProvisioner(apis),
            new RestApiProvisioner(apis),
            new Provisioner("AWS::Scheduler::ScheduleGroup", group => scheduler.ProvisionGroup(group.Arn!)),
            new Provisioner("AWS::Scheduler::Schedule", schedule => scheduler.Provision(schedule.Place, schedule.Name, schedule.Properties)),
            new Provisioner("AWS::Pipes::Pipe", pipe => pipes.Provision(pipe.Arn!, pipe.Name, pipe.Properties)),
        ]);
    }

    public World World { get; }

    public FaultPlan Struck => new(_dice.Struck);

    public Meter Meter { get; }

    public EventBridgeService EventBridge { get; }

    public StepFunctionsService StepFunctions { get; }

    public SqsService Sqs { get; }

    public DynamoDbService DynamoDb { get; }

    public HttpNetwork Http => EventBridge.Http.Network;

    public LambdaService Lambda { get; }

    public LogsService Logs { get; }

    private static void Provision(CloudAssembly assembly, IEnumerable<IProvisioner> provisioners)
    {
        var byType = assembly.Resources.ToLookup(r => r.Type);
        foreach (var provisioner in provisioners)
            foreach (var type in provisioner.Types)
                foreach (var resource in byType[type]) provisioner.Provision(resource);
    }
}
