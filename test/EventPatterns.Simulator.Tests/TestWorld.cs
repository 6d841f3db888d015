using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Tests;

/// <summary>A world that allows everything, breaks nothing and remembers what it was asked to allow.</summary>
internal sealed class TestWorld : IAuthority, IFaults, IMeter, IRoles, IResourcePolicies
{
    public TestWorld(ulong seed = 1)
    {
        Loop = new EventLoop(Start, SeededRandom.For(seed, "order"));
        Trace = new Trace(Loop);
        Door = new AwsDoor(Trace, this, this, this);
        World = new World(Loop, SeededRandom.For(seed, "world"), Trace, Door, this, this, this, this);
    }

    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Place Home { get; } = new("111111111111", "eu-west-1");

    public World World { get; }

    public EventLoop Loop { get; }

    public Trace Trace { get; }

    public AwsDoor Door { get; }

    /// <summary>What callers were to be allowed, in order.</summary>
    public List<(Principal By, Permission Permission)> Asked { get; } = [];

    /// <summary>Why a call is refused; by default none is.</summary>
    public Func<Principal, Permission, string?> Refusal { get; set; } = (_, _) => null;

    /// <summary>The error that strikes instead of a call; by default none.</summary>
    public Func<AwsCall, AwsError?> Strike { get; set; } = _ => null;

    /// <summary>How often a delivery is made; by default once.</summary>
    public Func<string, int> CopiesOf { get; set; } = _ => 1;

    /// <summary>Calls as the account's root, and runs the simulation where the answer waits for it.</summary>
    public Answer Call(string service, string action, Json request, Moment? cause = null)
    {
        var answer = Door.Call(new AwsCall(Principal.Root(Home), service, action, request, cause)).AsTask();
        if (!answer.IsCompleted) Loop.RunUntilIdle();
        Assert.True(answer.IsCompleted, $"{service}:{action} did not answer though the simulation is idle.");
        return answer.GetAwaiter().GetResult();
    }

    string? IAuthority.Refuses(Principal by, Permission permission)
    {
        Asked.Add((by, permission));
        return Refusal(by, permission);
    }

    ValueTask<AwsError?> IFaults.Before(AwsCall call) => ValueTask.FromResult(Strike(call));

    string? IResourcePolicies.Replace(string resourceArn, JsonMap? policy) => null;

    AwsError? IFaults.After(AwsCall call, Answer answer) => null;

    TimeSpan IFaults.Lateness(string deliverer, Moment? cause) => TimeSpan.Zero;

    int IFaults.Copies(string deliverer, Moment? cause) => CopiesOf(deliverer);

    bool IFaults.Crashes(string stateMachine, string state, Moment cause) => false;

    TimeSpan IFaults.ArchiveLag(string archive, TimeSpan usual, TimeSpan longest, Moment cause) => usual;

    bool IFaults.FailsReplay(string archive, Moment cause) => false;

    VendorFault IFaults.OnTheWay(HttpRequest request, Moment cause) => VendorFault.None;

    AwsError? IRoles.Assume(Principal service, string roleArn, out Principal role)
    {
        role = Principal.Role(roleArn, service.Place, service.SourceArn);
        return null;
    }

    void IMeter.Count(AwsCall call, Answer answer) { }

    void IMeter.Use(string charge, string resource, decimal quantity) { }
}
