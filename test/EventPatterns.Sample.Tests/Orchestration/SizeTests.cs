using EventPatterns.Cdk.Buses;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Testing;

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>Orders of 90 KB: three of them are more than a state may hold.</summary>
public sealed class SizeTests(SizeTests.Synthesized large) : IClassFixture<SizeTests.Synthesized>
{
    private const string DataLimitExceeded = "States.DataLimitExceeded";

    [Fact]
    public void Workflow_OutputTooLarge_UndoneAndTold()
    {
        var run = Run("grow");

        Assert.Equal(DataLimitExceeded, run.Only<PrintCancelled>().Why);
        Assert.Single(run.All<PrintTakenBack>());
    }

    [Fact]
    public void Participant_OutputTooLarge_RefusesWithoutDelay()
    {
        var run = Run("refuse");

        Assert.Equal(DataLimitExceeded, run.Only<PrintRefused>().Reason);
        Assert.Equal("PrintRefused", run.Only<PrintCancelled>().Why);
    }

    private CheckoutRun Run(string how)
    {
        var run = new CheckoutRun(Simulation.Load(large.Assembly, SynthesizedShop.Options));
        run.Put(new PrintOrdered("p-1", new string('x', 90_000), how));
        run.Simulation.RunUntilIdle();
        return run;
    }

    public sealed class Synthesized
    {
        public Synthesized()
        {
            var app = SynthesizedTemplate.NewApp();
            new LargeStack(app, new DomainBus(new Amazon.CDK.Stack(app, "Shared"), "Bus").Bus);
            Assembly = CloudAssembly.Load(Path.GetDirectoryName(SynthesizedTemplate.In(app)[0].File)!);
        }

        public CloudAssembly Assembly { get; }
    }
}
