using EventPatterns.Simulator.Access;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Billing;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Faulting;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Provisioning;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator;

/// <summary>
/// A cloud assembly that runs in process, on a virtual clock. One simulation belongs to one thread; many simulations of
/// one assembly may run on many.
/// </summary>
public sealed class Simulation
{
    private static readonly string[] Callers = ["AWS::StepFunctions::StateMachine", "AWS::Events::ApiDestination", "AWS::Events::Connection"];

    private readonly Deployment _deployment;

    private Simulation(CloudAssembly assembly, SimulationOptions options)
    {
        Assembly = assembly;
        Seed = options.Seed;
        Start = options.Start;
        _deployment = new Deployment(assembly, options);
    }

    /// <summary>What is deployed.</summary>
    public CloudAssembly Assembly { get; }

    /// <summary>The seed that decides this run.</summary>
    public ulong Seed { get; }

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now => World.Loop.Now;

    /// <summary>The virtual time at which it began.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>What happened, each with its cause.</summary>
    public Trace Trace => World.Trace;

    /// <summary>What AWS would charge for what happened so far.</summary>
    public Bill Bill => Bill.Of(_deployment.Meter, Assembly, Trace);

    /// <summary>The faults that struck so far.</summary>
    public FaultPlan Struck => _deployment.Struck;

    /// <summary>The resources that stand there and do nothing: of types that the simulator does not know, and alarms and the like.</summary>
    public IEnumerable<Resource> Inert => Assembly.Inert;

    internal World World => _deployment.World;

    internal Deployment Deployment => _deployment;

    /// <summary>Loads what <c>cdk synth</c> wrote.</summary>
    /// <param name="directory">The folder with the <c>manifest.json</c>: <c>cdk.out</c>.</param>
    /// <param name="options">The seed and the like; null for the defaults.</param>
    /// <exception cref="SimulationException">The assembly can't be read or resolved; the message says where.</exception>
    public static Simulation Load(string directory, SimulationOptions? options = null)
    {
        options ??= new SimulationOptions();
        return new Simulation(CloudAssembly.Load(directory, options.Assembly), options);
    }

    /// <summary>Deploys an assembly that was loaded before: cheaper where many simulations run one assembly.</summary>
    public static Simulation Load(CloudAssembly assembly, SimulationOptions? options = null) =>
        new(assembly, options ?? new SimulationOptions());

    /// <summary>Runs until nothing is left to happen but schedules.</summary>
    /// <exception cref="SimulationException">It does not come to rest, or met what the simulator does not know.</exception>
    public void RunUntilIdle() => World.Loop.RunUntilIdle();

    /// <summary>Runs for the duration of virtual time.</summary>
    /// <exception cref="SimulationException">It does not come to rest, or met what the simulator does not know.</exception>
    public void Run(TimeSpan duration) => World.Loop.Run(duration);

    /// <summary>The event bus of that name, logical id or construct path (<c>*</c> allowed).</summary>
    /// <exception cref="SimulationException">None or several are called so; the message has the nearest names.</exception>
    public SimulatedBus Bus(string name) => SimulatedBus.Find(this, name);

    /// <summary>The queue of that name, logical id or construct path (<c>*</c> allowed).</summary>
    /// <exception cref="SimulationException">None or several are called so; the message has the nearest names.</exception>
    public SimulatedQueue Queue(string name) => new(this, Assembly.One(name, "AWS::SQS::Queue"));

    /// <summary>The Kinesis stream of that name, logical id or construct path (<c>*</c> allowed).</summary>
    /// <exception cref="SimulationException">None or several are called so; the message has the nearest names.</exception>
    public SimulatedStream Stream(string name) => new(this, Assembly.One(name, "AWS::Kinesis::Stream"));

    /// <summary>The table of that name, logical id or construct path (<c>*</c> allowed).</summary>
    /// <exception cref="SimulationException">None or several are called so; the message has the nearest names.</exception>
    public SimulatedTable Table(string name) => new(this, Assembly.One(name, "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"));

    /// <summary>The state machine of that name, logical id or construct path (<c>*</c> allowed).</summary>
    /// <exception cref="SimulationException">None or several are called so; the message has the nearest names.</exception>
    public SimulatedStateMachine StateMachine(string name) => new(this, Assembly.One(name, "AWS::StepFunctions::StateMachine"));

    /// <summary>The Lambda function of that name, logical id or construct path (<c>*</c> allowed).</summary>
    /// <exception cref="SimulationException">None or several are called so; the message has the nearest names.</exception>
    public SimulatedFunction Function(string name) => new(this, Assembly.One(name, "AWS::Lambda::Function"));

    /// <summary>The HTTP or REST API of that name, logical id or construct path (<c>*</c> allowed).</summary>
    /// <exception cref="SimulationException">None or several are called so; the message has the nearest names.</exception>
    public SimulatedApi Api(string name) => new(this, Assembly.One(name, "AWS::ApiGatewayV2::Api", "AWS::ApiGateway::RestApi"));

    /// <summary>
    /// An outside service. By its URL: every request to it, or to a URL that begins so, is its to answer. By the name of
    /// what calls it (a state machine, API destination or connection, or a construct that holds some; <c>*</c> allowed): it
    /// answers every request of theirs, and goes before vendors by URL.
    /// </summary>
    /// <param name="name">Such as <c>https://api.loyalty.example</c>, or <c>Loyalty/EarnPoints</c>.</param>
    /// <exception cref="SimulationException">It is no URL of HTTP, and nothing that calls is called so; the message has the nearest names.</exception>
    public Vendor Vendor(string name)
    {
        if (name.Contains("://", StringComparison.Ordinal)) return _deployment.Http.Vendor(name);
        var callers = Assembly.Find(name, Callers);
        return callers.Count > 0 ? _deployment.Http.Vendor(name, callers.Select(c => c.Arn!)) : throw new SimulationException(Assembly.Unknown(name, Callers));
    }

    /// <summary>Calls any API as the account's administrator, and runs the simulation as long as the answer takes.</summary>
    /// <param name="service">The IAM prefix: <c>dynamodb</c>.</param>
    /// <param name="action">The action: <c>PutItem</c>.</param>
    /// <param name="request">The request as the API's JSON has it.</param>
    /// <param name="place">The account and region; null for the first stack's.</param>
    public Answer Call(string service, string action, Json request, Place? place = null)
    {
        var home = place ?? Assembly.Stacks[0].Place;
        var step = World.Trace.Add(MomentKind.Step, home.Account, $"{service}:{action}", null, request: request);
        var call = World.Door.Call(new AwsCall(Principal.Root(home), service, action, request, step)).AsTask();
        while (!call.IsCompleted && World.Loop.Step()) { }
        return call.IsCompleted
            ? call.GetAwaiter().GetResult()
            : throw new SimulationException($"{service}:{action} does not answer: nothing is left to happen that could end it.");
    }
}
